package luoshu.data.asking;

/** As {@link Replacement}; {@code material} may say copies and originals, which are left out of the comparison. */
public record NewReplacement(String material, GiverKind kind, String key, String ground) {
}
