package luoshu.data.open.internal;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import luoshu.data.open.OpenDatasetAct;
import luoshu.data.open.OpenDatasetState;

/** (state, act) → state of a version. */
final class DatasetTransitions {

    private static final Map<OpenDatasetState, Map<OpenDatasetAct, OpenDatasetState>> TABLE = new EnumMap<>(Map.of(
            OpenDatasetState.WRITING, Map.of(OpenDatasetAct.SAVE, OpenDatasetState.WRITING, OpenDatasetAct.UPLOAD, OpenDatasetState.WRITING, OpenDatasetAct.REPORT, OpenDatasetState.WRITING,
                    OpenDatasetAct.SUBMIT, OpenDatasetState.WITH_ORGAN, OpenDatasetAct.DISCARD, OpenDatasetState.DISCARDED),
            OpenDatasetState.WITH_ORGAN, Map.of(OpenDatasetAct.RECALL, OpenDatasetState.WRITING, OpenDatasetAct.APPROVE, OpenDatasetState.WITH_AUTHORITY, OpenDatasetAct.REFUSE, OpenDatasetState.WRITING),
            OpenDatasetState.WITH_AUTHORITY, Map.of(OpenDatasetAct.RECALL, OpenDatasetState.WRITING, OpenDatasetAct.PUBLISH, OpenDatasetState.PUBLISHED, OpenDatasetAct.REFUSE, OpenDatasetState.WRITING),
            OpenDatasetState.PUBLISHED, Map.of(OpenDatasetAct.REVISE, OpenDatasetState.WRITING, OpenDatasetAct.WITHDRAW, OpenDatasetState.WITHDRAWN),
            OpenDatasetState.WITHDRAWN, Map.of(OpenDatasetAct.REVISE, OpenDatasetState.WRITING),
            OpenDatasetState.DISCARDED, Map.of()));

    private DatasetTransitions() {
    }

    static Optional<OpenDatasetState> after(OpenDatasetState state, OpenDatasetAct act) {
        return Optional.ofNullable(TABLE.get(state).get(act));
    }

    static Set<OpenDatasetAct> possible(OpenDatasetState state) {
        return TABLE.get(state).keySet();
    }
}
