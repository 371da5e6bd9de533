package luoshu.kernel.matters.internal.quality;

import java.util.List;

import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.QualityFinding;
import org.springframework.stereotype.Component;

/** Rule 10: a licence has at least one frequent question. */
@Component
public final class LicencesAnswerQuestions implements QualityRule {

    @Override
    public int number() {
        return 10;
    }

    @Override
    public List<QualityFinding> check(MatterDefinition matter, Contacts contacts) {

        return matter.licence() && matter.texts().faq().isEmpty() ? List.of(blocking("/texts/faq", "行政许可至少有一条常见问题", "A licence has at least one frequent question")) : List.of();
    }
}
