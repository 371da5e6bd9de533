package luoshu.kernel.matters.internal.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import luoshu.kernel.matters.Material;
import luoshu.kernel.matters.MaterialGiver;
import luoshu.kernel.matters.MaterialGivers;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.QualityFinding;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Rule 13: what can be had by sharing is not demanded (国务院令716 art. 7). What a certificate or shared data already give where the matter is implemented keeps it from being published; what government issued and nothing
 * gives yet is pointed out.
 */
@Component
public final class SharedIsNotDemanded implements QualityRule {

    private final Supplier<List<MaterialGivers>> givers;

    @Autowired
    SharedIsNotDemanded(ObjectProvider<MaterialGivers> givers) {
        this.givers = () -> givers.orderedStream().toList();
    }

    public SharedIsNotDemanded(MaterialGivers... givers) {
        this.givers = () -> List.of(givers);
    }

    @Override
    public int number() {
        return 13;
    }

    @Override
    public List<QualityFinding> check(MatterDefinition matter, Contacts contacts) {

        Map<String, MaterialGiver> given = new HashMap<>();
        givers.get().forEach(one -> given.putAll(one.reaching(matter)));
        List<QualityFinding> findings = new ArrayList<>();
        for (int i = 0; i < matter.materials().size(); i++) {
            Material material = matter.materials().get(i);
            MaterialGiver giver = given.get(material.code());
            if (giver != null) {
                findings.add(blocking("/materials/" + i, "“" + material.name().zh() + "”已经可以由“" + giver.name() + "”提供（" + giver.regions() + " 个实施地区中的 " + giver.reached() + " 个），不得再要求申请人提交；请写明以它替代",
                        "“" + giver.name() + "” already gives this in " + giver.reached() + " of " + giver.regions() + " divisions: it may not be demanded; name what stands in for it"));
            } else if (material.sourceType().equals("20") && material.reuse() == null) {
                findings.add(warning("/materials/" + i, "“" + material.name().zh() + "”由政府部门核发，能共享获取的不得要求提交；请写明可以替代的电子证照",
                        "Issued by government: what can be obtained by sharing may not be demanded; name the certificate that stands in for it"));
            }
        }
        return findings;
    }
}
