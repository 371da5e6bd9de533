package luoshu.data.operation.internal;

import static luoshu.data.operation.OperationAct.BEGIN;
import static luoshu.data.operation.OperationAct.CONCLUDE;
import static luoshu.data.operation.OperationAct.END;
import static luoshu.data.operation.OperationAct.RESUME;
import static luoshu.data.operation.OperationAct.SUSPEND;
import static luoshu.data.operation.OperationState.AGREED;
import static luoshu.data.operation.OperationState.DRAFT;
import static luoshu.data.operation.OperationState.ENDED;
import static luoshu.data.operation.OperationState.IN_FORCE;
import static luoshu.data.operation.OperationState.SUSPENDED;

import java.util.Map;
import java.util.Optional;

import luoshu.data.operation.OperationAct;
import luoshu.data.operation.OperationState;

/** The life of an agreement. What is not here is not possible. */
final class OperationTransitions {

    private static final Map<OperationState, Map<OperationAct, OperationState>> TABLE = Map.of(
            DRAFT, Map.of(CONCLUDE, AGREED, END, ENDED),
            AGREED, Map.of(BEGIN, IN_FORCE, END, ENDED),
            IN_FORCE, Map.of(SUSPEND, SUSPENDED, END, ENDED),
            SUSPENDED, Map.of(RESUME, IN_FORCE, END, ENDED),
            ENDED, Map.of());

    private OperationTransitions() {
    }

    static Optional<OperationState> after(OperationState state, OperationAct act) {
        return Optional.ofNullable(TABLE.get(state).get(act));
    }
}
