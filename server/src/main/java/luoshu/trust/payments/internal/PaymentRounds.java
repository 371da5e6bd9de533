package luoshu.trust.payments.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

import luoshu.kernel.access.Access;
import luoshu.kernel.problems.Problem;
import luoshu.trust.payments.PaymentProvider;
import luoshu.trust.payments.PaymentProvider.BookEntry;
import luoshu.trust.payments.PaymentProvider.RefundOrder;
import luoshu.trust.payments.PaymentRefund;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What nobody does by hand: asking after silent orders, sending refunds, ending what ran out, comparing books. Any number of nodes; each piece of work goes to one. */
@Component
class PaymentRounds {

    private static final Logger log = LoggerFactory.getLogger(PaymentRounds.class);
    private static final int BATCH = 50;
    private static final Duration CALLBACKS_KEPT = Duration.ofDays(90);

    private final AttemptQueries attempts;
    private final RefundQueries refunds;
    private final Collecting collecting;
    private final RefundSettling settling;
    private final NoticeDesk notices;
    private final Reconciling reconciling;
    private final Providers providers;
    private final PaymentSettings settings;
    private final Access access;
    private final Clock clock;
    private final TransactionTemplate transaction;

    PaymentRounds(AttemptQueries attempts, RefundQueries refunds, Collecting collecting, RefundSettling settling, NoticeDesk notices, Reconciling reconciling, Providers providers,
                  PaymentSettings settings, Access access, Clock clock, PlatformTransactionManager transactions) {
        this.attempts = attempts;
        this.refunds = refunds;
        this.collecting = collecting;
        this.settling = settling;
        this.notices = notices;
        this.reconciling = reconciling;
        this.providers = providers;
        this.settings = settings;
        this.access = access;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A lost callback is found here. */
    @Scheduled(fixedDelay = 5_000, initialDelay = 7_000)
    int askSilent() {
        List<AttemptRow> silent = attempts.takeSilent(clock.instant(), BATCH);
        silent.forEach(attempt -> carefully("order " + attempt.orderNo(), () -> collecting.ask(attempt)));
        return silent.size();
    }

    @Scheduled(fixedDelay = 2_000, initialDelay = 8_000)
    int sendRefunds() {
        List<RefundRow> waiting = refunds.takeWaiting(clock.instant(), BATCH);
        waiting.forEach(refund -> carefully("refund " + refund.refundNo(), () -> send(refund)));
        return waiting.size();
    }

    private void send(RefundRow refund) {
        PaymentProvider provider = providers.get(refund.provider());
        if (refund.state() == PaymentRefund.State.APPROVED) {
            provider.refund(new RefundOrder(refund.refundNo(), refund.orderNo(), refund.fen(), refund.reason()));
            refunds.sent(refund.id());
        } else {
            PaymentProvider.TradeAnswer answer = provider.ask(BookEntry.REFUND, refund.refundNo());
            access.asPlatform("payments", () -> transaction.execute(status -> settling.settle(refund.refundNo(), answer)));
        }
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 30_000)
    void daily() {
        access.asPlatform("payments", () -> transaction.execute(status -> notices.expire()));
        attempts.forgetCallbacks(clock.instant().minus(CALLBACKS_KEPT));
        if (!LocalTime.now(clock.withZone(BillDesk.HENAN)).isBefore(settings.reconcileAt())) {
            carefully("yesterday's books", () -> access.asPlatform("payments", reconciling::yesterday));
        }
    }

    private static void carefully(String what, Runnable work) {
        try {
            work.run();
        } catch (Problem later) {
            log.warn("{} is asked for again later: {}", what, later.getMessage());
        } catch (RuntimeException failed) {
            log.error("{} failed; tried again later", what, failed);
        }
    }
}
