package luoshu.trust.messages.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import luoshu.trust.messages.Message;
import luoshu.trust.messages.MessageChannel;
import luoshu.trust.messages.MessageRefused;
import luoshu.trust.messages.OutboxMessage;
import luoshu.trust.messages.internal.templates.SendingRules;
import luoshu.trust.messages.internal.ways.Unsubscribing;
import org.jspecify.annotations.Nullable;
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
    private final OpenChannels open;
    private final SendingRules rules;
    private final Unsubscribing unsubscribing;
    private final MessageSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Delivery(OutboxQueries outbox, List<MessageChannel> channels, OpenChannels open, SendingRules rules, Unsubscribing unsubscribing, MessageSettings settings, Clock clock, PlatformTransactionManager transactions) {
        this.outbox = outbox;
        this.channels = List.copyOf(channels);
        this.open = open;
        this.rules = rules;
        this.unsubscribing = unsubscribing;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelay = 500, initialDelay = 5_000)
    int texts() {
        return deliver(Message.Channel.SMS);
    }

    @Scheduled(fixedDelay = 500, initialDelay = 5_000)
    int mails() {
        return deliver(Message.Channel.EMAIL);
    }

    @Scheduled(fixedDelay = 500, initialDelay = 5_000)
    int webhooks() {
        return deliver(Message.Channel.WEBHOOK);
    }

    /** Each way by itself: one that hangs delays no other. Answers how many were handed to an adapter, taken or not. */
    private int deliver(Message.Channel way) {
        int handed = 0;
        while (handed < BATCH && Boolean.TRUE.equals(transaction.execute(status -> one(way)))) {
            handed++;
        }
        return handed;
    }

    private boolean one(Message.Channel way) {
        Optional<OutboxQueries.Waiting> waiting = outbox.take(way, clock.instant());
        waiting.ifPresent(this::hand);
        return waiting.isPresent();
    }

    private void hand(OutboxQueries.Waiting waiting) {
        OutboxMessage message = waiting.message();
        Instant now = clock.instant();
        Optional<Instant> morning = rules.held(message.channel(), waiting.urgent(), now);
        if (morning.isPresent()) {
            outbox.hold(message.id(), morning.get());
            return;
        }
        try {
            MessageChannel channel = channels.stream().filter(c -> c.serves(message.channel())).findFirst().orElseThrow(() -> new IllegalStateException("nobody serves " + message.channel()));
            channel.deliver(message.withUnsubscribe(unsubscribe(waiting)));
            outbox.sent(message.id(), now);
        } catch (MessageRefused refused) {
            log.warn("message {} by {} refused: {}", message.id(), message.channel(), refused.getMessage());
            giveUp(waiting, String.valueOf(refused.getMessage()), now);
        } catch (Exception failed) {
            int tried = waiting.attempts() + 1;
            Optional<Instant> retry = rules.retries(message.channel()).pause(tried).map(now::plus).filter(at -> at.isBefore(message.expiresAt()));
            log.warn("message {} by {} not taken ({}. attempt{}): {}", message.id(), message.channel(), tried, retry.isEmpty() ? ", given up" : "", failed.toString());
            String why = failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
            if (retry.isEmpty()) {
                giveUp(waiting, why, now);
            } else {
                Optional<Instant> quiet = rules.held(message.channel(), waiting.urgent(), retry.get());
                outbox.failed(message.id(), shortened(why), quiet.orElse(retry.get()), quiet.isPresent());
            }
        }
    }

    private void giveUp(OutboxQueries.Waiting waiting, String why, Instant now) {
        outbox.failed(waiting.message().id(), shortened(why), null, false);
        outbox.release(waiting.notice(), waiting.party(), open, now);
    }

    private static String shortened(String why) {
        return why.length() > 300 ? why.substring(0, 300) : why;
    }

    /** Only mails carry it: a text message has no room, and preferences are a page away. */
    private @Nullable String unsubscribe(OutboxQueries.Waiting waiting) {
        return waiting.message().channel() != Message.Channel.EMAIL || waiting.party() == null || waiting.kind() == null ? null
                : settings.origin() + "/api/public/messages/unsubscribe?token=" + unsubscribing.token(waiting.party(), waiting.kind());
    }
}
