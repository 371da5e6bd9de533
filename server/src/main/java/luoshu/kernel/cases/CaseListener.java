package luoshu.kernel.cases;

import java.util.List;

/**
 * Extension point: told of facts after they became true, once each, whichever node dies meanwhile. Facts of the same moment come together, in one transaction with what the
 * listener writes. What it throws undoes that, and each fact is told again alone, later and later.
 */
public interface CaseListener {

    /** Facts wait under this name: it never changes. */
    String name();

    boolean wants(CaseFact fact, CaseEvent.Told told);

    /** Whether it listens to cases of this matter at all: those of others leave nothing behind for it. */
    default boolean concerns(String matterSlug) {
        return true;
    }

    /** Those of one case in the order of its journal. */
    void happened(List<CaseEvent> events);
}
