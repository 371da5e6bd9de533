package luoshu.trust.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import luoshu.trust.ledger.Evidence;
import luoshu.trust.ledger.Ledger;
import luoshu.trust.ledger.LedgerUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** No evidence, no act: inside the grace only, and again as soon as the log is back. */
class BacklogTest {

    private final OwnLog own = new OwnLog();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Sequencer elsewhere = new Sequencer(own.database, own.log, new Guard(own.log, new SavedCheckpoint(OwnLog.folder().resolve("checkpoint")), OwnLog.SETTINGS.origin()),
            OwnLog.SETTINGS.patience());
    private final Backlog backlog = new Backlog(own.log, own.acts, elsewhere, OwnLog.SETTINGS, meters);
    private final Backlog patient = new Backlog(own.log, own.acts, elsewhere, new LedgerSettings(OwnLog.SETTINGS.origin(), OwnLog.SETTINGS.patience(), Duration.ofHours(1)), new SimpleMeterRegistry());

    @AfterEach
    void close() {
        own.close();
    }

    private void act(String key) {
        own.acts.add(List.of(new Ledger.Act(key, "test:1", new Evidence("test-done", Instant.EPOCH, "1", Map.of("key", key)))));
    }

    private void refused() {
        assertThatThrownBy(backlog::requireWithinGrace).isInstanceOf(LedgerUnavailable.class);
        assertThat(backlog.health().getStatus()).isEqualTo(Status.DOWN);
    }

    private static void taken(Backlog by) {
        by.look();
        assertThatCode(by::requireWithinGrace).doesNotThrowAnyException();
        assertThat(by.health().getStatus()).isEqualTo(Status.UP);
    }

    private void until(Runnable state) {
        await().untilAsserted(() -> {
            backlog.look();
            state.run();
        });
    }

    @Test
    void actsThatWaitForTheLogLongerThanTheGraceStopNewOnes() {
        taken(backlog);
        act("first");
        until(this::refused);
        taken(patient);
        assertThat(meters.get("luoshu.ledger.behind").gauge().value()).isGreaterThan(0.2);
        try (OwnLog.Node node = own.new Node(OwnLog.folder())) {
            await().until(() -> own.log.size() == 1);
            until(this::refused); // in its place, but signed by nobody yet
            node.publisher.publish();
            taken(backlog);
            assertThat(meters.get("luoshu.ledger.behind").gauge().value()).isZero();
        }
    }
}
