package luoshu.kernel.matters.internal.quality;

import java.util.List;

import luoshu.kernel.calendar.Limit;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.QualityFinding;
import org.springframework.stereotype.Component;

/** Rule 1: the promised limit does not exceed the statutory one, in the same unit. */
@Component
public final class PromiseWithinStatute implements QualityRule {

    @Override
    public int number() {
        return 1;
    }

    @Override
    public List<QualityFinding> check(MatterDefinition matter, Contacts contacts) {

        Limit promise = matter.clocks().promise();
        Limit statutory = matter.clocks().statutory();
        if (promise.unit() == statutory.unit()) {
            return promise.days() <= statutory.days() ? List.of()
                    : List.of(blocking("/clocks/promise", "承诺办结时限不得超过法定办结时限", "The promised limit may not exceed the statutory one"));
        }
        if (promise.days() == 0) {
            return List.of();
        }
        return calendarDays(promise) > calendarDays(statutory)
                ? List.of(blocking("/clocks/promise", "承诺办结时限不得超过法定办结时限（单位不同，已折算）", "The promised limit may not exceed the statutory one (units converted)"))
                : List.of(warning("/clocks/promise/unit", "承诺时限与法定时限的单位不同", "Promise and statute count in different units"));
    }

    /** Working days as calendar days, roughly: only to compare limits of different units. */
    private static double calendarDays(Limit limit) {
        return limit.days() * switch (limit.unit()) {
            case WORKING_DAY -> 7 / 5.0;
            case NATURAL_DAY -> 1.0;
            case MONTH -> 30.0;
            case YEAR -> 365.0;
        };
    }
}
