package luoshu.trust.messages;

import java.time.Instant;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** A version of a template, with what may stand in braces. {@code shipped}: from the product's content. */
public record MessageTemplateVersion(String key, int version, boolean shipped, State state, TemplateContent content, List<Variable> variables, @Nullable String note, Instant madeAt, String maker,
                                     @Nullable Instant publishedAt, @Nullable String publisher) {

    /** 草稿 · 使用中 · 历史版本. */
    public enum State { DRAFT, PUBLISHED, KEPT }

    @Schema(name = "TemplateVariable")
    public record Variable(String name, Text sample) {
    }
}
