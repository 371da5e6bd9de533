package luoshu.kernel.matters;

import luoshu.kernel.calendar.Limit;
import org.jspecify.annotations.Nullable;

/**
 * Limits of a matter 时限. {@code promise} has 0 days exactly when the matter is decided at once. {@code correctionNotice} null: the law's own number
 * (packages/law/clocks.yaml) holds; {@code extension} null: no law allows one.
 */
public record Clocks(Limit statutory, Limit promise, @Nullable Limit correctionNotice, @Nullable Limit correctionAnswer, @Nullable Limit extension, @Nullable Limit delivery) {
}
