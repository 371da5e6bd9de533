package luoshu.kernel.matters;

import luoshu.kernel.calendar.LimitUnit;
import org.jspecify.annotations.Nullable;

/** 救济途径: where and within what time a refusal can be challenged; null where there is none of the kind. */
public record Remedies(@Nullable Reconsideration reconsideration, @Nullable Litigation litigation) {

    public record Reconsideration(int days, LimitUnit unit, String to, String basis) {
    }

    public record Litigation(int months, String basis) {
    }
}
