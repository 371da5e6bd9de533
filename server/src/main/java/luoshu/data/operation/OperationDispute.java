package luoshu.data.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * 异议.
 *
 * @param stated    units as charged when it was raised
 * @param recounted units as the records of use say when it was answered
 * @param agreed    units that are charged after all
 * @param counter   number of the counter-statement
 * @param dueOn     last day to answer; absent: the calendar of that year is not published
 */
public record OperationDispute(UUID id, String agreement, String contract, String resourceName, @Nullable String statement, @Nullable LocalDate day, PriceUnit unit, String raiser, String words, Instant raisedAt, String recordedBy,
                               @Nullable LocalDate dueOn, boolean late, String basis, long stated, DisputeState state, @Nullable Long recounted, @Nullable Long agreed, @Nullable String reason, @Nullable Instant answeredAt,
                               @Nullable String answeredBy, @Nullable String counter, int version, boolean answerable) {
}
