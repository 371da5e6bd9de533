package luoshu.trust.payments.internal;

import java.util.UUID;

import luoshu.trust.payments.PaymentRefund;

/** A row of payments.refund with what it gives back. */
record RefundRow(UUID id, String refundNo, UUID attempt, UUID notice, String orderNo, String provider, boolean surplus, long fen, PaymentRefund.State state, PaymentRefund.Kind kind,
                 String reason, String requestedBy, int asked) {
}
