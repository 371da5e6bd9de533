package luoshu.kernel.matters.internal.quality;

import java.util.List;
import java.util.Set;

import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.QualityFinding;
import org.springframework.stereotype.Component;

/** Rule 15: no 告知承诺 for security, ecology and matters of life and health (安阳条例 25, 29). */
@Component
public final class CommitmentIsExcludedWhereItHarms implements QualityRule {

    private static final Set<String> EXCLUDED = Set.of("public-security", "ecology", "fire-rescue");
    private static final Set<String> DOUBTFUL = Set.of("health", "water", "transport");

    @Override
    public int number() {
        return 15;
    }

    @Override
    public List<QualityFinding> check(MatterDefinition matter, Contacts contacts) {

        if (matter.commitment() == null) {
            return List.of();
        }
        if (EXCLUDED.contains(matter.implementedBy().duty())) {
            return List.of(blocking("/commitment", "涉及公共安全、生态环境的，不适用告知承诺", "No commitment where public security or ecology is concerned"));
        }
        return DOUBTFUL.contains(matter.implementedBy().duty())
                ? List.of(warning("/commitment", "直接涉及人身健康、生命安全的，不适用告知承诺，请核对", "Check: no commitment where health or life is directly concerned")) : List.of();
    }
}
