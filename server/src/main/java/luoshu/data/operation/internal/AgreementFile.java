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
record AgreementFile(String number, Subject subject, String organName, String operatorName, OperationDraft terms, List<OperationSystem> systems, List<Operated> operated, OperationState state, int version, @Nullable Instant begunAt,
                     @Nullable Instant endedAt, @Nullable String reason, List<String> drafters, String draftedByName, Instant changedAt) {

    Operated operated(String contract) {
        return operated.stream().filter(one -> one.contract().equals(contract)).findFirst().orElseThrow();
    }

    List<UUID> asking() {
        return systems.stream().map(OperationSystem::id).toList();
    }

    @Nullable LocalDate begunOn() {
        return begunAt == null ? null : LocalDate.ofInstant(begunAt, DefaultOperations.CHINA);
    }

    @Nullable LocalDate endedOn() {
        return endedAt == null ? null : LocalDate.ofInstant(endedAt, DefaultOperations.CHINA);
    }

    /** Whether something that is asked on this day is metered: it had begun, and neither its last day nor its end was before. */
    boolean metered(LocalDate day) {
        return begunAt != null && !day.isBefore(begunOn()) && !day.isAfter(terms.until()) && (endedAt == null || !day.isAfter(endedOn()));
    }

    /** What of the day is metered: a system may have asked for others before it began, or after it ended. */
    Instant meteredFrom(LocalDate day) {
        Instant first = day.atStartOfDay(DefaultOperations.CHINA).toInstant();
        return begunAt != null && begunAt.isAfter(first) ? begunAt : first;
    }

    Instant meteredUntil(LocalDate day) {
        Instant end = day.plusDays(1).atStartOfDay(DefaultOperations.CHINA).toInstant();
        return endedAt != null && endedAt.isBefore(end) ? endedAt : end;
    }
}
