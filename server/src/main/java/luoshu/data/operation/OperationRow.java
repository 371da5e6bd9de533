package luoshu.data.operation;

import java.time.Instant;
import java.time.LocalDate;

/** {@code disputes}: open ones. */
public record OperationRow(String number, String name, String organName, String operatorName, PriceKind priceKind, OperationState state, LocalDate from, LocalDate until, int operated, int disputes, Instant changedAt) {
}
