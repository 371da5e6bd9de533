package luoshu.kernel.matters.internal.quality;

import java.util.List;

import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.QualityFinding;
import org.springframework.stereotype.Component;

/** Rule 3: visits in person are explained, and only then. */
@Component
public final class VisitsExplained implements QualityRule {

    @Override
    public int number() {
        return 3;
    }

    @Override
    public List<QualityFinding> check(MatterDefinition matter, Contacts contacts) {

        boolean visits = matter.limitSceneNum() > 0;
        return visits == (matter.limitSceneExplain() != null) ? List.of()
                : List.of(blocking("/limitSceneExplain", visits ? "需要到现场的，应说明原因" : "不需要到现场的，不写原因", visits ? "Say why a visit is needed" : "No visit, no reason"));
    }
}
