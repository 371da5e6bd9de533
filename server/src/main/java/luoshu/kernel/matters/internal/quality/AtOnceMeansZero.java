package luoshu.kernel.matters.internal.quality;

import java.util.List;

import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.QualityFinding;
import org.springframework.stereotype.Component;

/** Rule 2: a promise of 0 days and 即办件 go together. */
@Component
public final class AtOnceMeansZero implements QualityRule {

    @Override
    public int number() {
        return 2;
    }

    @Override
    public List<QualityFinding> check(MatterDefinition matter, Contacts contacts) {

        boolean zero = matter.clocks().promise().days() == 0;
        return zero == matter.decidedAtOnce() ? List.of()
                : List.of(blocking("/projectType", zero ? "承诺时限为 0 的应为即办件" : "即办件的承诺时限应为 0", zero ? "A promise of 0 days is decided at once" : "Decided at once means a promise of 0 days"));
    }
}
