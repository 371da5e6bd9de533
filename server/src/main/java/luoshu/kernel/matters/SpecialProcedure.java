package luoshu.kernel.matters;

import luoshu.kernel.calendar.Limit;
import luoshu.kernel.calendar.LimitUnit;
import luoshu.kernel.texts.Text;

/** 特别程序: what may stop the clock, and for how long. {@code officers}: least number of officials who take part (0: not said). */
public record SpecialProcedure(String code, SpecialKind kind, Text name, int days, LimitUnit unit, String basis, int officers) {

    public Limit limit() {
        return new Limit(days, unit, basis);
    }
}
