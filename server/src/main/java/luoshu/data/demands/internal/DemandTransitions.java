package luoshu.data.demands.internal;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import luoshu.data.demands.DemandAct;
import luoshu.data.demands.DemandState;
import luoshu.kernel.cases.CaseState;

/** What can be done with a demand as it stands, whoever asks. What the case allows beyond that its own table says. */
final class DemandTransitions {

    private static final Set<CaseState> BEFORE_DECISION = EnumSet.of(CaseState.SUBMITTED, CaseState.RECEIVED, CaseState.CORRECTION, CaseState.ACCEPTED, CaseState.HANDLING, CaseState.SPECIAL_PROCEDURE);

    private DemandTransitions() {
    }

    static Set<DemandAct> possible(DemandFile file) {
        return switch (file.state()) {
            case WRITING -> EnumSet.of(DemandAct.HAND_IN, DemandAct.DISCARD);
            case WITH_HEAD -> EnumSet.of(DemandAct.RECALL, DemandAct.RETURN, DemandAct.APPROVE);
            case HANDED_IN -> ofCase(file);
            case DISCARDED -> EnumSet.noneOf(DemandAct.class);
        };
    }

    private static Set<DemandAct> ofCase(DemandFile file) {
        Set<DemandAct> possible = EnumSet.noneOf(DemandAct.class);
        CaseState state = file.caseState();
        if (state == null) {
            return possible;
        }
        if (BEFORE_DECISION.contains(state)) {
            possible.addAll(EnumSet.of(DemandAct.WITHDRAW, DemandAct.TERMS));
        }
        if (state == CaseState.CORRECTION) {
            possible.add(DemandAct.CORRECT);
        }
        if (file.granted() && file.contract() == null) {
            possible.addAll(EnumSet.of(DemandAct.TERMS, DemandAct.CONCLUDE));
        }
        if (file.granted() && file.contract() != null) {
            possible.add(DemandAct.SUPPLY);
        }
        return possible;
    }

    /** The state an act of the demand's own leads to; empty for those that stay within the case. */
    static Optional<DemandState> after(DemandAct act) {
        return switch (act) {
            case OPEN, RECALL, RETURN -> Optional.of(DemandState.WRITING);
            case HAND_IN -> Optional.of(DemandState.WITH_HEAD);
            case APPROVE -> Optional.of(DemandState.HANDED_IN);
            case DISCARD -> Optional.of(DemandState.DISCARDED);
            case CORRECT, WITHDRAW, TERMS, CONCLUDE, SUPPLY -> Optional.empty();
        };
    }
}
