package luoshu.data.open;

import luoshu.data.catalog.OpenType;
import org.jspecify.annotations.Nullable;

/** {@code organ}: its code; {@code theme}: a code of the themes; {@code format}: csv or jsonl. */
public record OpenDataQuery(@Nullable String q, @Nullable String organ, @Nullable String theme, @Nullable OpenType openType, @Nullable String format) {
}
