package luoshu.kernel.calendar;

import org.jspecify.annotations.Nullable;

/** A limit 时限: {@code days} counts {@code unit}s (0 = at once, the same day); {@code basis} names the law that sets it. */
public record Limit(int days, LimitUnit unit, @Nullable String basis) {

    public Limit {
        if (days < 0 || days > 36_500) {
            throw new IllegalArgumentException("a limit of " + days + " " + unit);
        }
    }

    public static Limit workingDays(int days, @Nullable String basis) {
        return new Limit(days, LimitUnit.WORKING_DAY, basis);
    }

    public static Limit naturalDays(int days, @Nullable String basis) {
        return new Limit(days, LimitUnit.NATURAL_DAY, basis);
    }

    /** This limit and {@code more} of the same unit: an extension. */
    public Limit plus(Limit more) {
        if (more.unit != unit) {
            throw new IllegalArgumentException("cannot add " + more.unit + " to " + unit);
        }
        return new Limit(days + more.days, unit, basis);
    }
}
