package luoshu.trust.messages;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** A version with sample data, by way, and what is wrong with it. */
public record TemplatePreview(List<Way> ways, List<Finding> findings) {

    /** {@code segments}: text messages it costs, 0 where that means nothing. */
    @Schema(name = "TemplateWay")
    public record Way(Message.Channel channel, @Nullable Text title, Text body, int segments) {
    }

    @Schema(name = "TemplateFinding")
    public record Finding(String pointer, String code, String message) {
    }
}
