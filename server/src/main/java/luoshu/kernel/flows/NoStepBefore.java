package luoshu.kernel.flows;

import java.util.Map;

import luoshu.kernel.problems.Refused;

/** 409: the work cannot go back, because nothing (or more than one branch) lies before it. */
public final class NoStepBefore extends Refused {
    public NoStepBefore(String step) {
        super(Kind.CONFLICT, "no-step-before", "nothing lies before " + step + " that it could be returned to", Map.of("step", step));
    }
}
