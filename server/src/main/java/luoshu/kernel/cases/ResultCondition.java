package luoshu.kernel.cases;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.matters.FeeCharge;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.problems.Problem;

/** Extension point: what must have happened before the result of a granted case is issued. */
public interface ResultCondition {

    /**
     * Empty: nothing stands in the way. Asked in the transaction that issues, where the problem is the refusal, and when an official is shown what can be done.
     *
     * @param fees what the case costs
     */
    Optional<Problem> unmet(UUID caseId, PublishedMatter matter, List<FeeCharge> fees);
}
