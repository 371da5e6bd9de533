package luoshu.kernel.matters;

import java.time.Instant;
import java.time.LocalDate;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** One version in a list. {@code implementations}: organs that implement the matter now. */
public record MatterVersionRow(String catalogCode, String handlingItem, String slug, Text name, String taskType, String duty, int version, MatterState state, String origin, Problems problems,
                               @Nullable LocalDate effectiveOn, @Nullable Instant publishedAt, Instant createdAt, @Nullable String stateReason, int implementations) {

    public record Problems(int blocking, int warning) {
    }
}
