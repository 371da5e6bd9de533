package luoshu.data.catalog;

import org.jspecify.annotations.Nullable;

/** {@code region}: the division and everything below; {@code classification}: 1, 3 or 6 digits; {@code matter}: basic code; {@code element}: code of a data element. */
public record ResourceQuery(@Nullable String q, @Nullable String region, @Nullable String organ, @Nullable ShareType shareType, @Nullable OpenType openType, @Nullable String classification,
                            @Nullable ShareMode mode, @Nullable String matter, @Nullable String element) {
}
