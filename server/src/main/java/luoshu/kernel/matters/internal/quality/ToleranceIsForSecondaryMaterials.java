package luoshu.kernel.matters.internal.quality;

import java.util.List;

import luoshu.kernel.matters.Material;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.QualityFinding;
import org.springframework.stereotype.Component;

/** Rule 14: tolerant acceptance defers secondary materials only, for a stated time. */
@Component
public final class ToleranceIsForSecondaryMaterials implements QualityRule {

    @Override
    public int number() {
        return 14;
    }

    @Override
    public List<QualityFinding> check(MatterDefinition matter, Contacts contacts) {

        if (matter.tolerant() == null) {
            return List.of();
        }
        List<Material> necessary = matter.materials().stream().filter(material -> !material.isNeed().equals("2")).toList();
        if (!necessary.isEmpty() && necessary.stream().allMatch(material -> material.isNeed().equals("3"))) {
            return List.of(blocking("/tolerant", "不能全部材料都容缺：主要材料必须先交", "Not every material may follow later: the principal ones come first"));
        }
        return matter.tolerant().days() < 1 ? List.of(blocking("/tolerant/days", "容缺受理应写明补交期限", "Say until when deferred materials are due")) : List.of();
    }
}
