package luoshu.kernel.matters;

import java.util.Map;

import luoshu.kernel.rules.Rules;
import org.springframework.stereotype.Component;

/** Which questions apply, and what the answers mean for the materials. */
@Component
public class Situations {

    private final Rules rules;

    Situations(Rules rules) {
        this.rules = rules;
    }

    /**
     * @param answers    String (option code), Boolean or list of option codes by question code; unknown codes and values are {@link luoshu.kernel.problems.Invalid} with
     *                   pointers {@code /answers/<code>}; answers to questions that do not apply are ignored
     * @param commitment the applicant chooses 告知承诺: the materials the promise replaces are left out
     */
    public SituationOutcome resolve(MatterDefinition definition, ApplicantKind applicantKind, Map<String, ?> answers, boolean commitment) {
        throw new UnsupportedOperationException();
    }
}
