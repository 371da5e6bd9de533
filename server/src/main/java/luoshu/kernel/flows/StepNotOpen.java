package luoshu.kernel.flows;

import java.util.Map;

import luoshu.kernel.problems.Refused;

/** 409: somebody else completed the step, or the flow went another way. */
public final class StepNotOpen extends Refused {
    public StepNotOpen(String ref) {
        super(Kind.CONFLICT, "step-not-open", "the step " + ref + " is not open any more", Map.of("step", ref));
    }
}
