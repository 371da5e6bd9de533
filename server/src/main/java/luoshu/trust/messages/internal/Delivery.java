package luoshu.trust.messages.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import luoshu.trust.messages.MessageChannel;
import luoshu.trust.messages.OutboxMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes waiting messages out. One transaction per message, its row locked meanwhile, so several nodes share the work. A crash between handing over and committing sends a
 * message twice under the same id; losing one silently would be worse.
 */
@Component
class Delivery {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);
    private static final int BATCH = 200;
    private final OutboxQueries outbox;
    private final List<MessageChannel> channels;
    private final MessageSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Delivery(OutboxQueries outbox, List<MessageChannel> channels, MessageSettings settings, Clock clock, PlatformTransactionManager transactions) {
        this.outbox = outbox;
        this.channels = List.copyOf(channels);
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Answers how many were handed to an adapter, taken or not. */
    @Scheduled(fixedDelay = 2_000, initialDelay = 5_000)
    int deliver() {
        if (channels.isEmpty()) {
            return 0;
        }
        int handed = 0;
        while (handed < BATCH && Boolean.TRUE.equals(transaction.execute(status -> one()))) {
            handed++;
        }
        return handed;
    }

    private boolean one() {
        Optional<OutboxQueries.Waiting> waiting = outbox.take(clock.instant());
        waiting.ifPresent(this::hand);
        return waiting.isPresent();
    }

    private void hand(OutboxQueries.Waiting waiting) {
        OutboxMessage message = waiting.message();
        try {
            MessageChannel channel = channels.stream().filter(c -> c.serves(message.channel())).findFirst().orElseThrow(() -> new IllegalStateException("nobody serves " + message.channel()));
            channel.deliver(message);
            outbox.sent(message.id());
        } catch (Exception failed) {
            boolean last = waiting.attempts() + 1 >= settings.attempts();
            Instant retry = clock.instant().plus(Duration.ofSeconds(10L << Math.min(waiting.attempts(), 10)));
            log.warn("message {} by {} not taken ({}. attempt{}): {}", message.id(), message.channel(), waiting.attempts() + 1, last ? ", given up" : "", failed.toString());
            outbox.failed(message.id(), failed.getClass().getSimpleName(), last || retry.isAfter(message.expiresAt()) ? null : retry);
        }
    }
}
