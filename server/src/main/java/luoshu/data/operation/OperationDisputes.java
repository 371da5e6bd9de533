package luoshu.data.operation;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** 异议 against what was metered or stated. */
public interface OperationDisputes {

    /** Newest first, at most 500. */
    List<OperationDispute> list(String agreement);

    /** Takes {@link Operations#EDIT}. @throws luoshu.kernel.problems.Refused {@code operation-dispute-open}, {@code operation-dispute-too-late}, {@code operation-day-stated} */
    OperationDispute raise(String agreement, DisputeDraft draft);

    /** Counts again, changes nothing. */
    Recount recount(UUID id);

    /**
     * A statement's line is put right by a counter-statement; a day is counted again. Takes {@link Operations#APPROVE}, by another than who recorded it.
     *
     * @param quantity units that are charged after all; absent: those of the recount
     * @throws luoshu.kernel.problems.Refused {@code operation-own-dispute}, {@code operation-dispute-answered}; {@code operation-recount-same}: nothing would change
     */
    OperationDispute accept(UUID id, int version, String reason, @Nullable Long quantity);

    OperationDispute refuse(UUID id, int version, String reason);
}
