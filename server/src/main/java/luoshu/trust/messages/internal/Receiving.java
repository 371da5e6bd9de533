package luoshu.trust.messages.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import luoshu.kernel.problems.NotFound;
import luoshu.trust.messages.DeliveryReceipt;
import luoshu.trust.messages.Message;
import luoshu.trust.messages.ReceiptSource;
import luoshu.trust.messages.internal.applications.Hooks;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What gateways say became of messages: believed as far as it is signed, however often and in whatever order it comes. */
@Component
public class Receiving {

    private static final Duration LIFE = Duration.ofDays(2);
    private final Map<String, ReceiptSource> sources;
    private final OutboxQueries outbox;
    private final OpenChannels channels;
    private final Hooks hooks;
    private final Clock clock;

    Receiving(ObjectProvider<ReceiptSource> sources, OutboxQueries outbox, OpenChannels channels, Hooks hooks, Clock clock) {
        this.sources = sources.stream().collect(Collectors.toMap(ReceiptSource::code, source -> source));
        this.outbox = outbox;
        this.channels = channels;
        this.hooks = hooks;
        this.clock = clock;
    }

    /** @return how many were news. @throws NotFound for a gateway we do not have */
    @Transactional
    public int hear(String source, byte[] body, Function<String, @Nullable String> header) {
        ReceiptSource gateway = sources.get(source);
        if (gateway == null) {
            throw new NotFound("gateway");
        }
        int news = 0;
        for (DeliveryReceipt receipt : gateway.read(body, header)) {
            news += write(receipt) ? 1 : 0;
        }
        return news;
    }

    private boolean write(DeliveryReceipt receipt) {
        boolean delivered = receipt.outcome() == DeliveryReceipt.Outcome.DELIVERED;
        String why = receipt.why() == null || receipt.why().length() <= 200 ? receipt.why() : receipt.why().substring(0, 200);
        Instant now = clock.instant();
        return outbox.receive(receipt.message(), delivered ? "DELIVERED" : "FAILED", delivered ? null : why, receipt.at()).map(row -> {
            if (delivered) {
                outbox.dropHeld(row.notice(), row.party());
            } else {
                outbox.release(row.notice(), row.party(), channels, now);
            }
            tellApplication(row, why, receipt.at(), now);
            return true;
        }).orElse(false);
    }

    private void tellApplication(OutboxQueries.Received row, @Nullable String why, Instant at, Instant now) {
        if (row.application() != null) {
            hooks.listening(row.application()).ifPresent(application -> outbox.add(List.of(new Outgoing(Message.Channel.WEBHOOK, application.toString(), "message.status", null,
                    hooks.status(row.id(), row.reference(), row.state(), why, at), false, "WAITING", now.plus(LIFE), null, false, true, null, null, null, null, null, application, row.messageKey(),
                    row.reference())), now));
        }
    }
}
