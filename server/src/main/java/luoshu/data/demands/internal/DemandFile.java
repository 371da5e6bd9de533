package luoshu.data.demands.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import luoshu.data.catalog.ShareType;
import luoshu.data.contracts.ContractTerms;
import luoshu.data.demands.DemandState;
import luoshu.kernel.access.Subject;
import luoshu.kernel.cases.CaseState;
import org.jspecify.annotations.Nullable;

/** A demand, as stored. {@code account}: of its author. */
record DemandFile(UUID id, UUID resource, int edition, String resourceCode, String resourceName, ShareType shareType, String matterCode, Side provider, Side asker, UUID party, DemandState state, int version,
                  List<String> authors, String authorName, UUID account, @Nullable String headName, Instant changedAt, String note, @Nullable String number, @Nullable CaseState caseState, @Nullable LocalDate due,
                  @Nullable ContractTerms terms, @Nullable String contract) {

    /** An organ, and where it stands for permissions. */
    record Side(String organ, String name, String duty, String region) {

        Subject subject() {
            return new Subject(organ, duty, region, 0);
        }
    }

    boolean granted() {
        return caseState == CaseState.DECIDED_GRANTED;
    }
}
