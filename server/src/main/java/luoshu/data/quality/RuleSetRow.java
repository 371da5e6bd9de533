package luoshu.data.quality;

import java.time.Instant;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** {@code rate}: of all that the newest complete run checked the part in order, 0–1. */
public record RuleSetRow(UUID id, String organ, String organName, Text name, String sourceName, int tables, int rules, @Nullable Instant ranAt, @Nullable Double rate, int failing) {
}
