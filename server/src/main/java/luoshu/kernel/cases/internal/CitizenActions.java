package luoshu.kernel.cases.internal;

import java.util.ArrayList;
import java.util.List;

import luoshu.kernel.cases.CaseCommand;
import luoshu.kernel.cases.CaseState;

/** What an applicant can do now, by the names of the HTTP contract. */
final class CitizenActions {

    private CitizenActions() {
    }

    static List<String> of(CaseFile file) {
        List<String> actions = new ArrayList<>();
        if (file.state == CaseState.CORRECTION) {
            actions.add("answer-correction");
        }
        if (suppliesDeferred(file)) {
            actions.add("supply-deferred");
        }
        if (CaseTransitions.find(file.state, CaseCommand.WITHDRAW).isPresent()) {
            actions.add("withdraw");
        }
        return List.copyOf(actions);
    }

    static boolean needsApplicant(CaseFile file) {
        return file.state == CaseState.CORRECTION || suppliesDeferred(file);
    }

    private static boolean suppliesDeferred(CaseFile file) {
        return !file.course.deferred.isEmpty() && CaseTransitions.find(file.state, CaseCommand.SUPPLY_DEFERRED).isPresent();
    }
}
