package luoshu.trust.bank.internal;

import java.time.Instant;
import java.util.UUID;

import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.payments.PaymentProvider.BookEntry;
import luoshu.trust.payments.PaymentProvider.Callback;
import luoshu.trust.payments.PaymentProvider.TradeAnswer;
import luoshu.trust.signing.SharedSecret;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The bank's side and our side of one secret: messages and statements under HMAC-SM3. */
@Component
@ConditionalOnProperty(name = "luoshu.bank.simulated", matchIfMissing = true)
class BankMessages {

    static final String HEADER = "X-Bank-Signature";
    private static final String MERCHANT = "luoshu";

    /** What goes over the wire. {@code outcome}: SETTLED or FAILED. */
    record Body(String merchant, String nonce, Instant at, BookEntry entry, String number, String outcome, @Nullable Long fen, @Nullable String reference, @Nullable Instant tradedAt,
                @Nullable String why) {
    }

    private final JsonMapper json;
    private final SharedSecret secret;

    BankMessages(BankQueries queries, JsonMapper json) {
        this.json = json;
        this.secret = new SharedSecret(queries.secret(MERCHANT, SharedSecret.fresh()));
    }

    /** With a nonce of its own, every time. */
    SharedSecret.Signed write(BookEntry entry, String number, TradeAnswer answer, Instant now) {
        Body body = switch (answer) {
            case TradeAnswer.Settled money -> new Body(MERCHANT, UUID.randomUUID().toString(), now, entry, number, "SETTLED", money.fen(), money.reference(), money.tradedAt(), null);
            case TradeAnswer.Failed failed -> new Body(MERCHANT, UUID.randomUUID().toString(), now, entry, number, "FAILED", null, null, null, failed.why());
            case TradeAnswer.Pending _, TradeAnswer.Unknown _ -> throw new IllegalArgumentException("there is nothing to tell about " + number);
        };
        return secret.sign(json.writeValueAsBytes(body));
    }

    Callback read(byte[] bytes, @Nullable String signature) {
        if (!secret.signed(bytes, signature)) {
            throw new Refused(Problem.Kind.NOT_PERMITTED, "callback-signature", "not signed by this bank");
        }
        try {
            Body body = json.readValue(bytes, Body.class);
            TradeAnswer answer = body.outcome().equals("SETTLED") && body.fen() != null && body.reference() != null && body.tradedAt() != null
                    ? new TradeAnswer.Settled(body.fen(), body.reference(), body.tradedAt()) : new TradeAnswer.Failed(body.why() == null ? "" : body.why());
            return new Callback(body.nonce(), body.at(), body.entry(), body.number(), answer);
        } catch (JacksonException malformed) {
            throw new Refused(Problem.Kind.BAD_REQUEST, "unreadable-body", "signed, but not a message of this bank");
        }
    }

    String sign(byte[] statement) {
        return secret.sign(statement).signature();
    }
}
