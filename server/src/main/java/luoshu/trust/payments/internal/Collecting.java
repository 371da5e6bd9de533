package luoshu.trust.payments.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.payments.NoticeState;
import luoshu.trust.payments.PaymentProvider;
import luoshu.trust.payments.PaymentProvider.BookEntry;
import luoshu.trust.payments.PaymentProvider.Callback;
import luoshu.trust.payments.PaymentProvider.PaymentOrder;
import luoshu.trust.payments.PaymentProvider.TradeAnswer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Money coming in. The bank is asked outside transactions; what it answers, by callback or asked, ends in {@link #settle}, which holds the notice and so happens once, however
 * often and from however many sides the same news arrives.
 */
@Component
public class Collecting {

    private static final Logger log = LoggerFactory.getLogger(Collecting.class);
    /** A message older or newer than this is refused, so that its nonce need not be kept for ever. */
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final int TRIES = 3;
    private static final String JOB = "payments";

    private final NoticeQueries notices;
    private final AttemptQueries attempts;
    private final ReductionQueries reductions;
    private final BillDesk bills;
    private final RefundSettling refunds;
    private final PaymentRecords records;
    private final Providers providers;
    private final Codes codes;
    private final PaymentSettings settings;
    private final Audit audit;
    private final Access access;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Collecting(NoticeQueries notices, AttemptQueries attempts, ReductionQueries reductions, BillDesk bills, RefundSettling refunds, PaymentRecords records, Providers providers, Codes codes,
               PaymentSettings settings, Audit audit, Access access, Clock clock, PlatformTransactionManager transactions) {
        this.notices = notices;
        this.attempts = attempts;
        this.reductions = reductions;
        this.bills = bills;
        this.refunds = refunds;
        this.records = records;
        this.providers = providers;
        this.codes = codes;
        this.settings = settings;
        this.audit = audit;
        this.access = access;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Where to pay: the order that is open, or a new one. */
    String checkout(UUID notice, String subject) {
        for (int i = 0; i < TRIES; i++) {
            AttemptRow attempt = transaction.execute(status -> open(notice, subject));
            PaymentProvider provider = providers.get(attempt.provider());
            if (attempt.begunAt().plus(settings.orderLife()).isBefore(clock.instant())) {
                ask(attempt);
            } else if (!attempt.url().isEmpty()) {
                return attempt.url();
            } else {
                NoticeRow row = notices.find(notice).orElseThrow();
                String url = provider.begin(new PaymentOrder(attempt.orderNo(), attempt.fen(), row.matterName().zh(), row.organName(), attempt.begunAt().plus(settings.orderLife()),
                        "/my/payments/" + notice));
                attempts.at(attempt.orderNo(), url);
                return url;
            }
        }
        throw new Refused(Problem.Kind.CONFLICT, "payment-under-way", "an earlier order is still open at the bank");
    }

    private AttemptRow open(UUID id, String subject) {
        NoticeRow notice = notices.lock(id).orElseThrow();
        if (notice.state() != NoticeState.PENDING) {
            throw notPending(notice);
        }
        if (reductions.findOpen(id).isPresent()) {
            throw new Refused(Problem.Kind.CONFLICT, "reduction-pending", "a reduction of this fee is being decided");
        }
        Optional<AttemptRow> open = attempts.findOpen(id);
        if (open.isEmpty()) {
            Instant now = clock.instant();
            attempts.insert(id, codes.order('P', LocalDate.ofInstant(now, BillDesk.HENAN)), providers.forNewOrders().code(), notice.dueFen(), now, subject);
        }
        return open.orElseGet(() -> attempts.findOpen(id).orElseThrow());
    }

    static Refused notPending(NoticeRow notice) {
        return new Refused(Problem.Kind.CONFLICT, "notice-not-pending", "nothing is due on this notice", Map.of("state", notice.state().name()));
    }

    /** Asks the bank about an order that is open. @throws luoshu.trust.payments.ProviderAway */
    void ask(AttemptRow attempt) {
        TradeAnswer answer = providers.get(attempt.provider()).ask(BookEntry.PAYMENT, attempt.orderNo());
        access.asPlatform(JOB, () -> transaction.execute(status -> settle(attempt.orderNo(), answer, "asked")));
    }

    /**
     * A message of the bank.
     *
     * @return false when its news was known
     * @throws Refused 409 {@code callback-replayed}, {@code callback-not-fresh}; 404 for a number that is not ours
     */
    public boolean hear(String provider, byte[] body, Function<String, @Nullable String> header) {
        try {
            Callback message = providers.get(provider).read(body, header);
            if (Duration.between(message.at(), clock.instant()).abs().compareTo(FRESH) > 0) {
                throw new Refused(Problem.Kind.CONFLICT, "callback-not-fresh", "the message is older than ten minutes");
            }
            return Boolean.TRUE.equals(access.asPlatform(JOB, () -> transaction.execute(status -> {
                if (!attempts.take(provider, message)) {
                    throw new Refused(Problem.Kind.CONFLICT, "callback-replayed", "this message was taken before");
                }
                return message.entry() == BookEntry.PAYMENT ? settle(message.number(), message.answer(), "callback") : refunds.settle(message.number(), message.answer());
            })));
        } catch (Problem refused) {
            if (refused.kind() != Problem.Kind.NOT_FOUND) {
                audit.recordApart(new Act("payment.callback", Act.Outcome.DENIED, "provider:" + provider, null, null, null, Map.of("why", refused.code())));
            }
            throw refused;
        }
    }

    /** In a transaction. @return false when nothing changed */
    private boolean settle(String orderNo, TradeAnswer answer, String learned) {
        NoticeRow notice = notices.lockByOrder(orderNo).orElseThrow(() -> new NotFound("order"));
        AttemptRow attempt = attempts.find(orderNo).orElseThrow();
        return switch (answer) {
            case TradeAnswer.Settled money -> came(notice, attempt, money, learned);
            case TradeAnswer.Failed _ -> ended(attempt, AttemptRow.State.REFUSED, learned);
            case TradeAnswer.Unknown _ -> attempt.begunAt().plus(settings.orderLife()).isBefore(clock.instant()) && ended(attempt, AttemptRow.State.CLOSED, learned);
            case TradeAnswer.Pending _ -> false;
        };
    }

    private boolean ended(AttemptRow attempt, AttemptRow.State state, String learned) {
        if (attempt.state() != AttemptRow.State.OPEN) {
            return false;
        }
        attempts.ended(attempt.id(), state, learned, clock.instant());
        return true;
    }

    private boolean came(NoticeRow notice, AttemptRow attempt, TradeAnswer.Settled money, String learned) {
        if (attempt.state() == AttemptRow.State.PAID || attempt.state() == AttemptRow.State.SURPLUS) {
            return false;
        }
        if (money.fen() != attempt.fen()) {
            log.error("the bank says {} fen came for order {} of {} fen; nothing is booked before people have looked", money.fen(), attempt.orderNo(), attempt.fen());
            throw new Refused(Problem.Kind.CONFLICT, "amount-differs", "the sum is not the order's", Map.of("ours", attempt.fen(), "theirs", money.fen()));
        }
        Instant now = clock.instant();
        if (notice.state() != NoticeState.PENDING) {
            attempts.settled(attempt.id(), AttemptRow.State.SURPLUS, money, learned, now);
            refunds.surplus(notice, attempt);
            return true;
        }
        attempts.settled(attempt.id(), AttemptRow.State.PAID, money, learned, now);
        notices.paid(notice.id(), now);
        records.paid(notice, attempt, money.reference());
        bills.issue(notice);
        return true;
    }
}
