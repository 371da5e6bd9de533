package luoshu.kernel.cases;

import java.util.Map;

import luoshu.kernel.problems.Refused;

/** 409: the state of the case does not allow the act – often because a colleague was faster. */
public final class ActNotPossible extends Refused {
    public ActNotPossible(CaseCommand command, CaseState state) {
        super(Kind.CONFLICT, "act-not-possible", command.path() + " is not possible in state " + state, Map.of("command", command.path(), "state", state.name()));
    }
}
