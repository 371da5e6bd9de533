package luoshu.trust.payments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.matters.FeeCharge;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * 缴款通知. {@code fen} is what the fees come to, {@code dueFen} what is to be paid of it.
 *
 * @param code     缴款码
 * @param waived   wholly exempted: nothing is due, and nothing else stands in the way of the result
 * @param checkout where the payer may go on with a payment that was begun
 */
public record PaymentNotice(UUID id, String code, String caseNumber, Text matterName, String organName, String payerName, List<FeeCharge> items, long fen, long reducedFen, long dueFen,
                            NoticeState state, boolean waived, int version, Instant issuedAt, LocalDate dueOn, @Nullable Instant paidAt, @Nullable String endReason,
                            @Nullable Text provider, boolean simulated, @Nullable String checkout, @Nullable FiscalBill bill, @Nullable FeeReduction reduction,
                            @Nullable PaymentRefund refund) {

    /** As the payer sees it: officials are not named to applicants. */
    public PaymentNotice withoutOfficials() {
        return new PaymentNotice(id, code, caseNumber, matterName, organName, payerName, items, fen, reducedFen, dueFen, state, waived, version, issuedAt, dueOn, paidAt, endReason, provider,
                simulated, checkout, bill, reduction == null ? null : reduction.withoutOfficials(), refund == null ? null : refund.withoutOfficials());
    }
}
