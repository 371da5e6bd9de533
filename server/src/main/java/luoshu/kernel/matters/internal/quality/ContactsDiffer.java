package luoshu.kernel.matters.internal.quality;

import java.util.List;

import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.QualityFinding;
import org.springframework.stereotype.Component;

/** Rule 8: enquiries and complaints go to different numbers, both there. */
@Component
public final class ContactsDiffer implements QualityRule {

    @Override
    public int number() {
        return 8;
    }

    @Override
    public List<QualityFinding> check(MatterDefinition matter, Contacts contacts) {

        List<String> wrong = contacts.withoutProperNumbers(matter.implementedBy());
        return wrong.isEmpty() ? List.of()
                : List.of(blocking("/implementedBy", "咨询电话与监督投诉电话应齐全且不同：" + String.join("、", wrong.subList(0, Math.min(5, wrong.size()))) + (wrong.size() > 5 ? " 等 " + wrong.size() + " 个机关" : ""),
                        wrong.size() + " organs lack different numbers for enquiries and complaints"));
    }
}
