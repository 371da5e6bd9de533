package luoshu.data.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An agreement as it stands.
 *
 * @param number   {@code YY}, the day it was written and a serial
 * @param operator unified social credit code
 * @param begunOn  first day in force
 * @param endedOn  day it ended, whatever its last day was to be
 * @param reason   of the last act, where it had one
 * @param possible what the official who asks may do now
 * @param editable may write the draft
 * @param measures may count days again, issue statements and record disputes
 * @param judges   may confirm statements and answer disputes – of others
 */
public record OperationAgreement(String number, String organ, String organName, String name, String operator, String operatorName, String purpose, List<String> scenarios, LocalDate from, LocalDate until, PriceKind priceKind,
                                 @Nullable String priceBasis, @Nullable Long revenueCap, String safety, String withdrawal, List<OperationSystem> systems, List<Operated> operated, OperationState state, int version,
                                 @Nullable LocalDate begunOn, @Nullable LocalDate endedOn, @Nullable String reason, String draftedBy, Instant changedAt, List<OperationAct> possible, boolean editable, boolean measures,
                                 boolean judges) {
}
