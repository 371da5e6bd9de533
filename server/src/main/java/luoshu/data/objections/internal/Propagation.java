package luoshu.data.objections.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import luoshu.data.objections.Copy;
import luoshu.data.objections.CopyFinder;
import luoshu.data.objections.CopyKind;
import luoshu.data.objections.CopyOutcome;
import luoshu.data.objections.Correction;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Follows a corrected value to its copies, of whichever kinds there are. */
@Component
class Propagation {

    private final List<CopyFinder> finders;
    private final CopyQueries copies;
    private final Organs organs;

    Propagation(List<CopyFinder> finders, CopyQueries copies, Organs organs) {
        this.finders = List.copyOf(finders);
        this.copies = copies;
        this.organs = organs;
    }

    /** Writes down every copy that is known now; those the platform can deal with itself are done. An organ that is no more cannot be asked. */
    void begin(ObjectionFile file, @Nullable LocalDate due, Instant at) {
        for (CopyFinder finder : finders) {
            for (Copy copy : finder.find(file.datum())) {
                Optional<Organ> owner = organs.find(new OrganCode(copy.organ()));
                owner.ifPresent(organ -> copies.insert(file.id(), copy, Place.of(organ), due, finder.settle(copy).orElse(null), at));
            }
        }
    }

    void answered(CopyFile file, CopyOutcome outcome, Correction correction) {
        finder(file.copy().kind()).ifPresent(one -> one.answered(file.copy(), outcome, correction));
    }

    private Optional<CopyFinder> finder(CopyKind kind) {
        return finders.stream().filter(one -> one.kind() == kind).findFirst();
    }
}
