package luoshu.data.contracts.internal;

import static luoshu.data.contracts.ContractAct.ACTIVATE;
import static luoshu.data.contracts.ContractAct.END;
import static luoshu.data.contracts.ContractAct.RESUME;
import static luoshu.data.contracts.ContractAct.SUSPEND;
import static luoshu.data.contracts.ContractState.ACTIVE;
import static luoshu.data.contracts.ContractState.DRAFT;
import static luoshu.data.contracts.ContractState.ENDED;
import static luoshu.data.contracts.ContractState.SUSPENDED;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import luoshu.data.contracts.ContractAct;
import luoshu.data.contracts.ContractState;

/** The life of a contract. What is not here is not possible. */
final class ContractTransitions {

    private static final Map<ContractState, Map<ContractAct, ContractState>> TABLE = Map.of(
            DRAFT, Map.of(ACTIVATE, ACTIVE, END, ENDED),
            ACTIVE, Map.of(SUSPEND, SUSPENDED, END, ENDED),
            SUSPENDED, Map.of(RESUME, ACTIVE, END, ENDED),
            ENDED, Map.of());

    private ContractTransitions() {
    }

    static Optional<ContractState> after(ContractState state, ContractAct act) {
        return Optional.ofNullable(TABLE.get(state).get(act));
    }

    static Set<ContractAct> possible(ContractState state) {
        return TABLE.get(state).keySet();
    }
}
