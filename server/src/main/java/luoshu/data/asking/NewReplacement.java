package luoshu.data.asking;

import jakarta.validation.constraints.NotNull;

/** As {@link Replacement}; {@code material} may say copies and originals, which are left out of the comparison. */
public record NewReplacement(@NotNull String material, @NotNull GiverKind kind, @NotNull String key, @NotNull String ground) {
}
