package luoshu.trust.messages;

import java.util.List;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** A version with sample data, by way, and what is wrong with it. */
public record TemplatePreview(List<Way> ways, List<Finding> findings) {

    /** {@code segments}: text messages it costs, 0 where that means nothing. */
    public record Way(Message.Channel channel, @Nullable Text title, Text body, int segments) {
    }

    public record Finding(String pointer, String code, String message) {
    }
}
