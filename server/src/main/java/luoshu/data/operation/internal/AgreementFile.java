package luoshu.data.operation.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import luoshu.data.operation.Operated;
import luoshu.data.operation.OperationDraft;
import luoshu.data.operation.OperationState;
import luoshu.data.operation.OperationSystem;
import luoshu.kernel.access.Subject;
import org.jspecify.annotations.Nullable;

/** An agreement with where it stands for permissions. */
record AgreementFile(String number, Subject subject, String organName, String operatorName, OperationDraft terms, List<OperationSystem> systems, List<Operated> operated, OperationState state, int version, @Nullable LocalDate begunOn,
                     @Nullable LocalDate endedOn, @Nullable String reason, String createdBy, String draftedBy, String draftedByName, Instant changedAt) {

    Operated operated(String contract) {
        return operated.stream().filter(one -> one.contract().equals(contract)).findFirst().orElseThrow();
    }

    List<UUID> asking() {
        return systems.stream().map(OperationSystem::id).toList();
    }

    /** Whether what is asked on this day is metered: it had begun, and neither its last day nor its end was before. */
    boolean metered(LocalDate day) {
        return begunOn != null && !day.isBefore(begunOn) && !day.isAfter(terms.until()) && (endedOn == null || !day.isAfter(endedOn));
    }
}
