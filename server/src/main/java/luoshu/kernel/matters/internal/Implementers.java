package luoshu.kernel.matters.internal;

import java.util.List;

import luoshu.kernel.matters.ImplementedBy;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.Organs;

/** The organs a matter speaks of. */
final class Implementers {

    private Implementers() {
    }

    static List<Organ> of(ImplementedBy by, Organs organs) {
        return by.duty().equals(ImplementedBy.ANY) ? organs.listAtLevels(by.useLevel()) : organs.listByDuty(by.duty(), by.useLevel());
    }
}
