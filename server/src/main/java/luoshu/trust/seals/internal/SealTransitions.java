package luoshu.trust.seals.internal;

import static luoshu.trust.seals.SealAct.APPROVE;
import static luoshu.trust.seals.SealAct.CANCEL;
import static luoshu.trust.seals.SealAct.CHANGE;
import static luoshu.trust.seals.SealAct.ENABLE;
import static luoshu.trust.seals.SealAct.FILE;
import static luoshu.trust.seals.SealAct.MAKE;
import static luoshu.trust.seals.SealAct.REFUSE;
import static luoshu.trust.seals.SealAct.RESUME;
import static luoshu.trust.seals.SealAct.SUSPEND;
import static luoshu.trust.seals.SealState.APPLIED;
import static luoshu.trust.seals.SealState.APPROVED;
import static luoshu.trust.seals.SealState.CANCELLED;
import static luoshu.trust.seals.SealState.CHANGED;
import static luoshu.trust.seals.SealState.ENABLED;
import static luoshu.trust.seals.SealState.FILED;
import static luoshu.trust.seals.SealState.MADE;
import static luoshu.trust.seals.SealState.REFUSED;
import static luoshu.trust.seals.SealState.SUSPENDED;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import luoshu.trust.seals.SealAct;
import luoshu.trust.seals.SealState;

/** The life of a seal. What is not here is not possible. */
public final class SealTransitions {

    private static final Map<SealState, Map<SealAct, SealState>> TABLE = Map.of(
            APPLIED, Map.of(APPROVE, APPROVED, REFUSE, REFUSED, CANCEL, CANCELLED),
            APPROVED, Map.of(MAKE, MADE, CANCEL, CANCELLED),
            MADE, Map.of(FILE, FILED, CANCEL, CANCELLED),
            FILED, Map.of(ENABLE, ENABLED, CANCEL, CANCELLED),
            ENABLED, Map.of(SUSPEND, SUSPENDED, CHANGE, CHANGED, CANCEL, CANCELLED),
            SUSPENDED, Map.of(RESUME, ENABLED, CHANGE, CHANGED, CANCEL, CANCELLED),
            REFUSED, Map.of(), CHANGED, Map.of(), CANCELLED, Map.of());

    private SealTransitions() {
    }

    public static Optional<SealState> after(SealState state, SealAct act) {
        return Optional.ofNullable(TABLE.get(state).get(act));
    }

    public static Set<SealAct> possible(SealState state) {
        Set<SealAct> acts = EnumSet.noneOf(SealAct.class);
        acts.addAll(TABLE.get(state).keySet());
        return acts;
    }
}
