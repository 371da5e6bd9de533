package luoshu.kernel.matters.internal.quality;

import java.util.ArrayList;
import java.util.List;

import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.QualityFinding;
import org.springframework.stereotype.Component;

/** Rule 6: a certificate shows what it certifies. */
@Component
public final class ResultsAreShown implements QualityRule {

    @Override
    public int number() {
        return 6;
    }

    @Override
    public List<QualityFinding> check(MatterDefinition matter, Contacts contacts) {

        List<QualityFinding> findings = new ArrayList<>();
        for (int i = 0; i < matter.results().size(); i++) {
            if (matter.results().get(i).type().equals("10") && matter.results().get(i).fields().isEmpty()) {
                findings.add(blocking("/results/" + i + "/fields", "证照类结果应写明票面内容（结果样本由此生成）", "A certificate says what is on its face; the sample is drawn from it"));
            }
        }
        if (matter.results().isEmpty() && matter.licence()) {
            findings.add(blocking("/results", "行政许可应有审批结果", "A licence has a result"));
        }
        return findings;
    }
}
