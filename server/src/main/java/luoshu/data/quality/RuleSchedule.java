package luoshu.data.quality;

import jakarta.validation.constraints.NotNull;

/** Every day at {@code at} (HH:mm, time of China); {@code working}: on days of the working calendar only. */
public record RuleSchedule(@NotNull String at, boolean working) {
}
