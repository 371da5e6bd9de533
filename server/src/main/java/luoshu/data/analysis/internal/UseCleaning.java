package luoshu.data.analysis.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets records of use and alarms when their time is over, a portion at a time, and ends what no node answers any more. */
@Component
class UseCleaning {

    private static final int PORTION = 5_000;
    private static final Duration GRACE = Duration.ofHours(1);
    private final UseQueries uses;
    private final AnalysisSettings settings;
    private final Clock clock;

    UseCleaning(UseQueries uses, AnalysisSettings settings, Clock clock) {
        this.uses = uses;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(cron = "0 35 3 * * *", zone = "Asia/Shanghai")
    void clean() {
        Instant now = clock.instant();
        uses.lost(now.minus(settings.time()).minus(GRACE), now);
        Instant before = now.atZone(GrantedTables.HENAN).minus(settings.keep()).toInstant();
        uses.forgetAlarms(before);
        while (uses.forget(before, PORTION) == PORTION) {
            // the next portion
        }
    }
}
