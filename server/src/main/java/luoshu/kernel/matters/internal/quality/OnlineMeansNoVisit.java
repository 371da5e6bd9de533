package luoshu.kernel.matters.internal.quality;

import java.util.List;

import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.QualityFinding;
import org.springframework.stereotype.Component;

/** Rule 4: what is handled online to the end needs no visit. */
@Component
public final class OnlineMeansNoVisit implements QualityRule {

    @Override
    public int number() {
        return 4;
    }

    @Override
    public List<QualityFinding> check(MatterDefinition matter, Contacts contacts) {

        return matter.online() && matter.limitSceneNum() > 0
                ? List.of(blocking("/limitSceneNum", "网上可以办到底的，到现场次数应为 0", "Handled online to the end means no visit")) : List.of();
    }
}
