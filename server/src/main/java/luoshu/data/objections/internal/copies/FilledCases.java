package luoshu.data.objections.internal.copies;

import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.cases.CaseRecord;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.problems.NotFound;
import org.springframework.stereotype.Component;

/** Applications that were handed in. */
@Component
class FilledCases {

    private final Cases cases;

    FilledCases(Cases cases) {
        this.cases = cases;
    }

    /** Empty while it is a draft, or when it was thrown away. */
    Optional<CaseRecord> find(UUID application) {
        try {
            return Optional.of(cases.getRecord(application));
        } catch (NotFound draft) {
            return Optional.empty();
        }
    }
}
