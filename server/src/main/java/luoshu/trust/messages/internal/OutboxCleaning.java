package luoshu.trust.messages.internal;

import java.time.Clock;
import java.time.Duration;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes what is of no use any more. Harmless to run on several nodes. */
@Component
class OutboxCleaning {

    private final OutboxQueries outbox;
    private final InboxQueries inbox;
    private final MessageSettings settings;
    private final Clock clock;

    OutboxCleaning(OutboxQueries outbox, InboxQueries inbox, MessageSettings settings, Clock clock) {
        this.outbox = outbox;
        this.inbox = inbox;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 300_000, initialDelay = 60_000)
    void clean() {
        outbox.forget(clock.instant());
        inbox.forget(clock.instant().minus(Duration.ofDays(settings.keepDays())));
    }
}
