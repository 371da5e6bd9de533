package luoshu.kernel.matters.internal.quality;

import java.util.ArrayList;
import java.util.List;

import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.QualityFinding;
import org.springframework.stereotype.Component;

/** Rule 7: no fee, no online payment; a fee has a name, a standard and a basis. */
@Component
public final class FeesAreFounded implements QualityRule {

    @Override
    public int number() {
        return 7;
    }

    @Override
    public List<QualityFinding> check(MatterDefinition matter, Contacts contacts) {

        List<QualityFinding> findings = new ArrayList<>();
        if (matter.fees().isEmpty() && matter.isPayOnline()) {
            findings.add(blocking("/isPayOnline", "不收费的，不支持网上支付", "Without fees there is nothing to pay online"));
        }
        for (int i = 0; i < matter.fees().size(); i++) {
            if (matter.fees().get(i).basis().isBlank() || matter.fees().get(i).standard().zh().isBlank()) {
                findings.add(blocking("/fees/" + i, "收费应有名称、标准和依据", "A fee has a name, a standard and a basis"));
            }
        }
        return findings;
    }
}
