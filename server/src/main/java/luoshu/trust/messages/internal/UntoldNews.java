package luoshu.trust.messages.internal;

import java.time.Duration;

import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Facts whose telling failed, or whose node died before telling, are told again. Any node may do it, several at once too: the inbox key lets one through.
 */
@Component
class UntoldNews {

    private static final Duration OLD_ENOUGH = Duration.ofMinutes(2);
    private final IncompleteEventPublications publications;

    UntoldNews(IncompleteEventPublications publications) {
        this.publications = publications;
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 30_000)
    void tellAgain() {
        publications.resubmitIncompletePublicationsOlderThan(OLD_ENOUGH);
    }
}
