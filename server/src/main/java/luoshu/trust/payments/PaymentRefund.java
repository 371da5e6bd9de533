package luoshu.trust.payments;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** 退付. Asked for by one official, or by the platform where money came twice; approved by another person; done when the bank says so. */
public record PaymentRefund(UUID id, String refundNo, UUID notice, String noticeCode, String caseNumber, String payerName, long fen, Kind kind, String reason, State state,
                            Instant requestedAt, @Nullable String requester, @Nullable Instant decidedAt, @Nullable String decider, @Nullable String note, @Nullable Instant endedAt,
                            @Nullable String failure) {

    /** Why money goes back: 多缴 · 误缴误收 · 技术差错 · 未予许可 · 重复到账. */
    public enum Kind { OVERPAID, WRONGLY_CHARGED, TECHNICAL, NOT_GRANTED, SURPLUS }

    public enum State { REQUESTED, REJECTED, APPROVED, SENT, DONE, FAILED }

    /** As the payer sees it: officials are not named to applicants. */
    public PaymentRefund withoutOfficials() {
        return new PaymentRefund(id, refundNo, notice, noticeCode, caseNumber, payerName, fen, kind, reason, state, requestedAt, null, decidedAt, null, null, endedAt, failure);
    }
}
