package luoshu.trust.payments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One entry on which the books do not agree.
 *
 * @param number our order or refund number, the bank's where we know none
 * @param goneAt a later comparison found it settled
 */
public record ReconciliationDifference(UUID id, LocalDate day, Kind kind, PaymentProvider.BookEntry entry, String number, @Nullable Long ourFen, @Nullable Long bankFen,
                                       @Nullable String ourState, Instant foundAt, @Nullable Instant goneAt, @Nullable Instant handledAt, @Nullable String handler,
                                       @Nullable String note) {

    /** 平台有银行无 · 银行有平台无 · 金额不符 · 状态不符. */
    public enum Kind { OURS_ONLY, BANK_ONLY, AMOUNT, STATE }
}
