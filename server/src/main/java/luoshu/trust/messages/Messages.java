package luoshu.trust.messages;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import luoshu.trust.messages.internal.OutboxQueries;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends messages. {@link #send} joins the caller's transaction: no message without its cause, no cause without its message. */
@Component
public class Messages {

    private final OutboxQueries outbox;
    private final List<MessageChannel> channels;
    private final Clock clock;

    Messages(OutboxQueries outbox, List<MessageChannel> channels, Clock clock) {
        this.outbox = outbox;
        this.channels = List.copyOf(channels);
        this.clock = clock;
    }

    @Transactional
    public void send(Message message) {
        Instant now = clock.instant();
        boolean served = channels.stream().anyMatch(channel -> channel.serves(message.channel()));
        outbox.add(message, served ? "WAITING" : "SHOWN", now, now.plus(message.life()));
    }

    /** The newest messages that are still of use. */
    public List<OutboxMessage> recent(int limit) {
        return outbox.recent(clock.instant(), limit);
    }
}
