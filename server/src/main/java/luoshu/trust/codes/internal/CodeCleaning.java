package luoshu.trust.codes.internal;

import java.time.Clock;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what stood behind old codes. Harmless to run on several nodes. */
@Component
class CodeCleaning {

    private final CodeQueries codes;
    private final CodeSettings settings;
    private final Clock clock;

    CodeCleaning(CodeQueries codes, CodeSettings settings, Clock clock) {
        this.codes = codes;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 600_000, initialDelay = 90_000)
    void clean() {
        codes.forget(clock.instant().minus(settings.keep()));
    }
}
