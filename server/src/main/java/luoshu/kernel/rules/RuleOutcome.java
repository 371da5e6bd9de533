package luoshu.kernel.rules;

import java.util.List;
import java.util.Map;

/**
 * What a decision table answered.
 *
 * @param outcome the context's {@code outcome}, e.g. GRANT, REFUSE, MANUAL
 * @param trace   every decision that was evaluated on the way, in order, with its result: kept with the case, so that the answer can be explained
 */
public record RuleOutcome(String outcome, String reason, String reasonEn, List<Step> trace) {

    public record Step(String decision, Map<String, Object> result) {
    }
}
