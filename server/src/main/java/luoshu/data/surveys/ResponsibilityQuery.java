package luoshu.data.surveys;

import org.jspecify.annotations.Nullable;

/** {@code q}: name or code of a resource, or name of an organ; {@code organ}: code; {@code region}: the division and everything below. */
public record ResponsibilityQuery(@Nullable String q, @Nullable String organ, @Nullable String region) {
}
