package luoshu.data.cascade.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.annotation.PreDestroy;
import luoshu.kernel.problems.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Speaks to the nodes that are to be called: as long as there is something to say without a pause, else now and then; after failures ever more rarely, up to half a minute. One node never waits for another. */
@Component
class LinkRounds {

    private static final Logger log = LoggerFactory.getLogger(LinkRounds.class);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int MOST_ROUNDS = 1_000;
    /** What an exchange may take beyond waiting for the other side: a process that was killed keeps others from the link for so long. */
    private static final Duration WORK = Duration.ofSeconds(15);
    private static final Duration NONCES = Duration.ofHours(1);
    private static final Duration BODIES = Duration.ofDays(90);
    private static final int ROWS_YEARS = 3;
    private final NodeQueries nodes;
    private final MessageQueries messages;
    private final Exchange exchange;
    private final Peer peer;
    private final CascadeSettings settings;
    private final Clock clock;
    private final ExecutorService callers = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("cascade-", 0).factory());

    LinkRounds(NodeQueries nodes, MessageQueries messages, Exchange exchange, Peer peer, CascadeSettings settings, Clock clock) {
        this.nodes = nodes;
        this.messages = messages;
        this.exchange = exchange;
        this.peer = peer;
        this.settings = settings;
        this.clock = clock;
    }

    @PreDestroy
    void stop() {
        callers.shutdownNow();
    }

    @Scheduled(fixedDelay = 1_000)
    void work() {
        if (!settings.worker()) {
            return;
        }
        for (NodeFile node : nodes.list()) {
            exchange.fill(node.id());
        }
        Instant now = clock.instant();
        for (UUID id : nodes.due(now)) {
            if (nodes.lease(id, now, now.plus(settings.timeout()).plus(WORK))) {
                callers.execute(() -> speak(id));
            }
        }
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 600_000)
    void clean() {
        Instant now = clock.instant();
        nodes.forgetNonces(now.minus(NONCES));
        messages.clean(now.minus(BODIES), LocalDate.ofInstant(now, CHINA).minusYears(ROWS_YEARS));
    }

    private void speak(UUID id) {
        try {
            round(id);
        } finally {
            nodes.release(id);
        }
    }

    /** Exchanges until neither side has anything left, or it fails. @return whether it went well */
    boolean round(UUID id) {
        for (int i = 0; i < MOST_ROUNDS; i++) {
            NodeFile node = nodes.find(id).filter(one -> !one.suspended() && one.address() != null).orElse(null);
            if (node == null) {
                return false;
            }
            try {
                Parcel given = exchange.parcel(id);
                Parcel got = peer.exchange(node, given);
                int taken = exchange.take(id, got);
                if (taken == 0 && given.letters().isEmpty() && got.letters().isEmpty()) {
                    nodes.rest(id, clock.instant().plus(settings.idle()));
                    return true;
                }
                Instant now = clock.instant();
                nodes.prolong(id, now.plus(settings.timeout()).plus(WORK));
            } catch (Peer.Cut cut) {
                failed(node, cut.code());
                return false;
            } catch (Problem refused) {
                failed(node, refused.code());
                return false;
            } catch (RuntimeException bug) {
                log.error("the exchange with node {} failed", node.division(), bug);
                failed(node, "failed");
                return false;
            }
        }
        return true;
    }

    private void failed(NodeFile node, String code) {
        Instant now = clock.instant();
        Duration pause = Duration.ofSeconds(Math.min(settings.longest().toSeconds(), 1L << Math.min(10, node.failures())));
        nodes.failed(node.id(), code, now, now.plus(pause));
        if (node.failures() == 0) {
            log.warn("the link to node {} is cut: {}", node.division(), code);
        }
    }
}
