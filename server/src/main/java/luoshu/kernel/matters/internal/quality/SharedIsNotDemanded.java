package luoshu.kernel.matters.internal.quality;

import java.util.ArrayList;
import java.util.List;

import luoshu.kernel.matters.Material;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.QualityFinding;
import org.springframework.stereotype.Component;

/** Rule 13: what government issued may be replaced by the certificate itself (国务院令716 art. 7). */
@Component
public final class SharedIsNotDemanded implements QualityRule {

    @Override
    public int number() {
        return 13;
    }

    @Override
    public List<QualityFinding> check(MatterDefinition matter, Contacts contacts) {

        List<QualityFinding> findings = new ArrayList<>();
        for (int i = 0; i < matter.materials().size(); i++) {
            Material material = matter.materials().get(i);
            if (material.sourceType().equals("20") && material.reuse() == null) {
                findings.add(warning("/materials/" + i, "“" + material.name().zh() + "”由政府部门核发，能共享获取的不得要求提交；请写明可以替代的电子证照",
                        "Issued by government: what can be obtained by sharing may not be demanded; name the certificate that stands in for it"));
            }
        }
        return findings;
    }
}
