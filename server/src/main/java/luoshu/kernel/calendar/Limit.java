package luoshu.kernel.calendar;

import org.jspecify.annotations.Nullable;

/** A legal limit: so many of a unit, never a bare number. {@code basis}: the law's article, when told. */
public record Limit(int days, LimitUnit unit, @Nullable String basis) {
}
