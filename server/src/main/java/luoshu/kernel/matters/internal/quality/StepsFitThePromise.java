package luoshu.kernel.matters.internal.quality;

import java.util.List;

import luoshu.kernel.matters.HandlingStep;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.QualityFinding;
import org.springframework.stereotype.Component;

/** Rule 9: the steps together take no longer than the promise. */
@Component
public final class StepsFitThePromise implements QualityRule {

    @Override
    public int number() {
        return 9;
    }

    @Override
    public List<QualityFinding> check(MatterDefinition matter, Contacts contacts) {

        int days = matter.steps().stream().mapToInt(HandlingStep::days).sum();
        return days <= matter.clocks().promise().days() ? List.of()
                : List.of(blocking("/steps", "各环节合计 " + days + " 天，超过承诺 " + matter.clocks().promise().days() + " 天", "The steps take " + days + " days, the promise is " + matter.clocks().promise().days()));
    }
}
