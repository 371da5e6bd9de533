package luoshu.trust.carrier.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.carrier.CarrierState;
import luoshu.trust.messages.DeliveryReceipt;
import luoshu.trust.messages.Message;
import luoshu.trust.messages.MessageChannel;
import luoshu.trust.messages.MessageRefused;
import luoshu.trust.messages.OutboxMessage;
import luoshu.trust.messages.ReceiptSource;
import luoshu.trust.signing.SharedSecret;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The simulated gateway as the platform sees it: takes messages, and signs receipts with HMAC-SM3 of a secret both sides know. */
@Component
@ConditionalOnProperty(name = "luoshu.carrier.simulated", matchIfMissing = true)
class SimulatedGateway implements MessageChannel, ReceiptSource {

    static final String CODE = "simulated";
    static final String HEADER = "X-Carrier-Signature";
    /** Numbers that do not exist. */
    private static final String NOBODY = "0000";
    private static final Duration FRESH = Duration.ofMinutes(10);

    record Body(Instant at, List<Line> receipts) {
    }

    record Line(UUID id, Instant at, boolean delivered, @Nullable String why) {
    }

    private final CarrierQueries queries;
    private final JsonMapper json;
    private final Clock clock;
    private final boolean replaced;
    private final SharedSecret secret;

    SimulatedGateway(CarrierQueries queries, JsonMapper json, Clock clock, @Value("${luoshu.messages.sms.url:}") String real) {
        this.queries = queries;
        this.json = json;
        this.clock = clock;
        this.replaced = !real.isBlank();
        this.secret = new SharedSecret(queries.secret("luoshu", SharedSecret.fresh()));
    }

    @Override
    public boolean serves(Message.Channel channel) {
        return channel == Message.Channel.SMS && !replaced;
    }

    @Override
    public void deliver(OutboxMessage message) throws IOException, MessageRefused {
        CarrierState state = queries.state();
        if (state.outage()) {
            throw new IOException("网关无应答");
        }
        if (state.refuse()) {
            throw new MessageRefused("网关拒收：签名未报备");
        }
        Instant now = clock.instant();
        if (!queries.take(message.id(), message.recipient(), now)) {
            return;
        }
        boolean nobody = message.recipient().endsWith(NOBODY);
        boolean failed = nobody || state.unreachable();
        Instant then = now.plusMillis(state.receiptDelayMillis());
        queries.end(message.id(), failed, nobody ? "空号" : failed ? "关机或不在服务区" : null, then);
        queries.owe(message.id(), failed, then, state.receiptCopies());
        if (state.disorder()) {
            queries.owe(message.id(), !failed, then.plusMillis(1), 1);
        }
    }

    @Override
    public String code() {
        return CODE;
    }

    SharedSecret.Signed write(UUID sms, boolean failed, @Nullable String why) {
        Instant now = clock.instant();
        return secret.sign(json.writeValueAsBytes(new Body(now, List.of(new Line(sms, queries.doneAt(sms).orElse(now), !failed, failed ? (why == null ? "关机或不在服务区" : why) : null)))));
    }

    @Override
    public List<DeliveryReceipt> read(byte[] bytes, Function<String, @Nullable String> header) {
        if (!secret.signed(bytes, header.apply(HEADER))) {
            throw new Refused(Problem.Kind.NOT_PERMITTED, "receipt-signature", "not signed by this gateway");
        }
        try {
            Body body = json.readValue(bytes, Body.class);
            if (Duration.between(body.at, clock.instant()).abs().compareTo(FRESH) > 0) {
                throw new Refused(Problem.Kind.CONFLICT, "receipt-not-fresh", "signed too long ago");
            }
            return body.receipts.stream().map(line -> new DeliveryReceipt(line.id, line.at, line.delivered ? DeliveryReceipt.Outcome.DELIVERED : DeliveryReceipt.Outcome.FAILED, line.why)).toList();
        } catch (JacksonException malformed) {
            throw new Refused(Problem.Kind.BAD_REQUEST, "unreadable-body", "signed, but no receipts");
        }
    }
}
