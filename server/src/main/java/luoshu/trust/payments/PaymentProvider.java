package luoshu.trust.payments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.stream.Stream;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * Extension point: a bank or a collecting agency. Its answers are believed only as far as they are signed; it may repeat itself, be late, or say nothing, in which case it is asked.
 * Every method but {@link #read} may throw {@link ProviderAway}; none is called within a transaction.
 */
public interface PaymentProvider {

    /** Stable, kebab-case: stands in addresses and books. */
    String code();

    Text name();

    /** No money moves. Said on every screen. */
    boolean simulated();

    /**
     * Opens an order; the same order again gives the same answer.
     *
     * @return where the payer goes to pay, an address of the provider's or a path of ours
     */
    String begin(PaymentOrder order);

    /** How an order, or a refund, stands now. */
    TradeAnswer ask(BookEntry entry, String number);

    /** Asks for money back; the same refund again changes nothing. The outcome comes by callback or {@link #ask}. */
    void refund(RefundOrder order);

    /**
     * A message the provider sent.
     *
     * @param header value of a header of the request
     * @throws luoshu.kernel.problems.Problem when it is not the provider's
     */
    Callback read(byte[] body, Function<String, @Nullable String> header);

    /** The provider's statement of a day of Henan, verified. Close it. */
    Stream<StatementLine> statement(LocalDate day);

    /** @param back path of ours the payer comes back to */
    record PaymentOrder(String orderNo, long fen, String subject, String payee, Instant expiresAt, String back) {
    }

    record RefundOrder(String refundNo, String orderNo, long fen, String reason) {
    }

    enum BookEntry { PAYMENT, REFUND }

    /** {@code nonce}: new with every message, also with a repeated one. */
    record Callback(String nonce, Instant at, BookEntry entry, String number, TradeAnswer answer) {
    }

    /** A settled payment or refund. */
    record StatementLine(BookEntry entry, String number, long fen, String reference) {
    }

    sealed interface TradeAnswer {

        /** Money moved. */
        record Settled(long fen, String reference, Instant tradedAt) implements TradeAnswer {
        }

        /** No money moved, and none will. */
        record Failed(String why) implements TradeAnswer {
        }

        record Pending() implements TradeAnswer {
        }

        /** Never heard of it. */
        record Unknown() implements TradeAnswer {
        }
    }
}
