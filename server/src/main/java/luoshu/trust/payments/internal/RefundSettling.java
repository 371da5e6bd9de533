package luoshu.trust.payments.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

import luoshu.kernel.access.Actor;
import luoshu.kernel.problems.NotFound;
import luoshu.trust.payments.NoticeState;
import luoshu.trust.payments.PaymentProvider.TradeAnswer;
import luoshu.trust.payments.PaymentRefund;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Money that has gone back, and money that came without anything being due. */
@Component
class RefundSettling {

    private static final Logger log = LoggerFactory.getLogger(RefundSettling.class);
    private final NoticeQueries notices;
    private final RefundQueries refunds;
    private final BillDesk bills;
    private final PaymentRecords records;
    private final Codes codes;
    private final Clock clock;

    RefundSettling(NoticeQueries notices, RefundQueries refunds, BillDesk bills, PaymentRecords records, Codes codes, Clock clock) {
        this.notices = notices;
        this.refunds = refunds;
        this.bills = bills;
        this.records = records;
        this.codes = codes;
        this.clock = clock;
    }

    /** In a transaction that holds the notice: what came without being due is asked back by the platform; an official approves. */
    void surplus(NoticeRow notice, AttemptRow attempt) {
        refunds.insert(codes.order('R', LocalDate.ofInstant(clock.instant(), BillDesk.HENAN)), attempt, PaymentRefund.Kind.SURPLUS, "到账时该缴款通知已不在待缴状态", new Actor.Platform("payments"),
                clock.instant());
        records.audit("payment.surplus", notice, Map.of("order", attempt.orderNo(), "fen", attempt.fen()));
    }

    /** In a transaction. @return false when nothing changed */
    boolean settle(String refundNo, TradeAnswer answer) {
        NoticeRow notice = notices.lockByRefund(refundNo).orElseThrow(() -> new NotFound("refund"));
        RefundRow refund = refunds.findByNumber(refundNo).orElseThrow();
        if (refund.state() != PaymentRefund.State.SENT && refund.state() != PaymentRefund.State.APPROVED) {
            return false;
        }
        return switch (answer) {
            case TradeAnswer.Settled money -> gone(notice, refund, money);
            case TradeAnswer.Failed failed -> {
                refunds.failed(refund.id(), failed.why(), clock.instant());
                records.audit("payment.refund-failed", notice, Map.of("refund", refundNo));
                yield true;
            }
            case TradeAnswer.Pending _, TradeAnswer.Unknown _ -> false;
        };
    }

    private boolean gone(NoticeRow notice, RefundRow refund, TradeAnswer.Settled money) {
        if (money.fen() != refund.fen()) {
            log.error("the bank says {} fen went back by refund {} of {} fen; nothing is booked before people have looked", money.fen(), refund.refundNo(), refund.fen());
            return false;
        }
        refunds.done(refund.id(), money, clock.instant());
        if (!refund.surplus()) {
            notices.end(notice.id(), NoticeState.REFUNDED, false, refund.reason(), clock.instant());
            bills.reverse(notice, refund.reason());
        }
        records.refunded(notice, refund, money.reference());
        return true;
    }
}
