package luoshu.data.asking.internal;

import java.util.ArrayList;
import java.util.List;

import luoshu.kernel.matters.ImplementedBy;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.Organs;
import org.springframework.stereotype.Component;

/** Who handles a matter, and who above them in the same line could ask for data for all of them. */
@Component
class Implementing {

    private static final int PROVINCE = 2;
    private static final int MOST_ASKERS = 20;
    private final Organs organs;

    Implementing(Organs organs) {
        this.organs = organs;
    }

    List<Organ> of(MatterDefinition matter) {
        ImplementedBy by = matter.implementedBy();
        return by.duty().equals(ImplementedBy.ANY) ? organs.listAtLevels(by.useLevel()) : organs.listByDuty(by.duty(), by.useLevel());
    }

    /** The organ of the province if the line has one there, else those of the highest level that handle it. */
    List<Organ> askers(MatterDefinition matter) {
        ImplementedBy by = matter.implementedBy();
        if (by.duty().equals(ImplementedBy.ANY)) {
            return List.of();
        }
        List<Organ> above = organs.listByDuty(by.duty(), List.of(PROVINCE));
        List<Organ> askers = new ArrayList<>(above.isEmpty() ? organs.listByDuty(by.duty(), List.of(by.useLevel().stream().min(Integer::compare).orElseThrow())) : above);
        return askers.subList(0, Math.min(MOST_ASKERS, askers.size()));
    }
}
