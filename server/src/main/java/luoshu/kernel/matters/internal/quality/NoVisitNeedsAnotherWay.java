package luoshu.kernel.matters.internal.quality;

import java.util.List;

import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.QualityFinding;
import org.springframework.stereotype.Component;

/** Rule 5: no visit and not online: then by courier. */
@Component
public final class NoVisitNeedsAnotherWay implements QualityRule {

    @Override
    public int number() {
        return 5;
    }

    @Override
    public List<QualityFinding> check(MatterDefinition matter, Contacts contacts) {

        boolean online = matter.handleType().contains("2");
        return matter.limitSceneNum() == 0 && !online && !matter.handleType().contains("3")
                ? List.of(blocking("/handleType", "不用到现场又不能网上办的，应支持快递申请", "No visit and not online: then applications by courier")) : List.of();
    }
}
