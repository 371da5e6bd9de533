package luoshu.trust.bank.internal;

import java.time.Clock;
import java.time.Instant;

import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.bank.BankState;
import luoshu.trust.payments.PaymentProvider.BookEntry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 收银台 of the simulated bank: whoever holds the address of an order may pay it or leave it. */
@Component
@ConditionalOnProperty(name = "luoshu.bank.simulated", matchIfMissing = true)
public class Cashier {

    /** {@code back}: where the payer goes on. */
    public record CashierView(String subject, String payee, long fen, State state, Instant expiresAt, String back) {
    }

    public enum State { OPEN, PAID, REFUSED, CLOSED }

    private final BankQueries queries;
    private final SandboxBank bank;
    private final Clock clock;

    Cashier(BankQueries queries, SandboxBank bank, Clock clock) {
        this.queries = queries;
        this.bank = bank;
        this.clock = clock;
    }

    public CashierView get(String token) {
        return view(find(token));
    }

    /** Pays the order, or breaks off. The platform is told afterwards, as often and as late as the switches say. */
    @Transactional
    public CashierView end(String token, boolean pay) {
        BankQueries.TradeRow trade = find(token);
        Instant now = clock.instant();
        BankState state = queries.state();
        boolean paid = pay && !state.refusePayments();
        if (trade.expiresAt().isBefore(now) || !queries.end(trade.orderNo(), paid ? "PAID" : "REFUSED", paid ? bank.reference() : null, now)) {
            throw new Refused(Problem.Kind.CONFLICT, "order-closed", "this order is not open any more");
        }
        queries.deliver(BookEntry.PAYMENT, trade.orderNo(), now.plusMillis(state.callbackDelayMillis()), state.callbackCopies());
        return view(find(token));
    }

    private BankQueries.TradeRow find(String token) {
        return queries.findByToken(token).orElseThrow(() -> new NotFound("order"));
    }

    private CashierView view(BankQueries.TradeRow trade) {
        State state = State.valueOf(trade.state());
        return new CashierView(trade.subject(), trade.payee(), trade.fen(), state == State.OPEN && trade.expiresAt().isBefore(clock.instant()) ? State.CLOSED : state, trade.expiresAt(),
                trade.back());
    }
}
