package luoshu.trust.ledger.internal;

import java.time.Duration;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import luoshu.kernel.nodes.RunsOn;
import luoshu.trust.ledger.LedgerUnavailable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How long acts have been waiting for a signed checkpoint, seen by every node. Up to the grace they wait durably with their effect and nobody notices; beyond it no act is taken that
 * would need evidence, and health says so, as it does when this node refuses to continue what is stored.
 */
@Component("ledger")
@RunsOn("gateway")
class Backlog implements HealthIndicator {

    private final LogQueries log;
    private final ActQueries acts;
    private final Sequencer sequencer;
    private final Duration grace;
    private final Unsigned entries = new Unsigned();
    private volatile Duration waiting = Duration.ZERO;

    Backlog(LogQueries log, ActQueries acts, Sequencer sequencer, LedgerSettings settings, MeterRegistry meters) {
        this.log = log;
        this.acts = acts;
        this.sequencer = sequencer;
        this.grace = settings.grace();
        Gauge.builder("luoshu.ledger.behind", this, backlog -> backlog.waiting.toMillis() / 1_000.0).baseUnit("seconds").description("age of the oldest act without a signed checkpoint")
                .register(meters);
    }

    @Scheduled(fixedDelay = 1_000)
    synchronized void look() {
        Duration unsigned = entries.look(log.size(), log.signedSize(), System.nanoTime());
        Duration unplaced = acts.longestWaiting();
        waiting = unplaced.compareTo(unsigned) > 0 ? unplaced : unsigned;
    }

    /** @throws LedgerUnavailable beyond the grace */
    void requireWithinGrace() {
        Duration now = waiting;
        if (now.compareTo(grace) > 0) {
            throw new LedgerUnavailable("acts wait for it since " + now.toSeconds() + " seconds");
        }
    }

    @Override
    public Health health() {
        Duration now = waiting;
        String objection = sequencer.objection();
        Health.Builder health = objection != null || now.compareTo(grace) > 0 ? Health.down() : Health.up();
        return (objection == null ? health : health.withDetail("stopped", objection)).withDetail("behindSeconds", now.toSeconds()).build();
    }
}
