package luoshu.data.catalog.internal;

import static luoshu.data.catalog.ResourceAct.AGREE_WITHDRAWAL;
import static luoshu.data.catalog.ResourceAct.APPROVE;
import static luoshu.data.catalog.ResourceAct.ASSESS_PERSONAL;
import static luoshu.data.catalog.ResourceAct.ASSESS_SECRECY;
import static luoshu.data.catalog.ResourceAct.DELETE;
import static luoshu.data.catalog.ResourceAct.PUBLISH;
import static luoshu.data.catalog.ResourceAct.RECALL;
import static luoshu.data.catalog.ResourceAct.REFUSE;
import static luoshu.data.catalog.ResourceAct.REFUSE_WITHDRAWAL;
import static luoshu.data.catalog.ResourceAct.REVISE;
import static luoshu.data.catalog.ResourceAct.SAVE;
import static luoshu.data.catalog.ResourceAct.SUBMIT;
import static luoshu.data.catalog.ResourceAct.WITHDRAW;
import static luoshu.data.catalog.ResourceState.CREATED;
import static luoshu.data.catalog.ResourceState.DELETED;
import static luoshu.data.catalog.ResourceState.PUBLISHED;
import static luoshu.data.catalog.ResourceState.PUBLISHING;
import static luoshu.data.catalog.ResourceState.PUBLISHING_REFUSED;
import static luoshu.data.catalog.ResourceState.WITHDRAWING;
import static luoshu.data.catalog.ResourceState.WITHDRAWING_REFUSED;
import static luoshu.data.catalog.ResourceState.WITHDRAWN;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import luoshu.data.catalog.ResourceAct;
import luoshu.data.catalog.ResourceState;

/** The life of an edition. What is not here is not possible. REVISE leaves the edition as it is and begins the next. */
final class ResourceTransitions {

    private static final Map<ResourceState, Map<ResourceAct, ResourceState>> TABLE = Map.of(
            CREATED, Map.of(SAVE, CREATED, SUBMIT, PUBLISHING, DELETE, DELETED),
            PUBLISHING, Map.of(RECALL, CREATED, ASSESS_SECRECY, PUBLISHING, ASSESS_PERSONAL, PUBLISHING, APPROVE, PUBLISHING, PUBLISH, PUBLISHED, REFUSE, PUBLISHING_REFUSED),
            PUBLISHING_REFUSED, Map.of(SAVE, CREATED, SUBMIT, PUBLISHING, DELETE, DELETED),
            PUBLISHED, Map.of(WITHDRAW, WITHDRAWING, REVISE, PUBLISHED),
            WITHDRAWING, Map.of(AGREE_WITHDRAWAL, WITHDRAWN, REFUSE_WITHDRAWAL, WITHDRAWING_REFUSED),
            WITHDRAWING_REFUSED, Map.of(WITHDRAW, WITHDRAWING, REVISE, WITHDRAWING_REFUSED),
            WITHDRAWN, Map.of(REVISE, WITHDRAWN, DELETE, DELETED),
            DELETED, Map.of());

    private ResourceTransitions() {
    }

    static Optional<ResourceState> after(ResourceState state, ResourceAct act) {
        return Optional.ofNullable(TABLE.get(state).get(act));
    }

    static Set<ResourceAct> possible(ResourceState state) {
        Set<ResourceAct> acts = EnumSet.noneOf(ResourceAct.class);
        acts.addAll(TABLE.get(state).keySet());
        return acts;
    }
}
