package luoshu.trust.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

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
    private final Backlog backlog = new Backlog(own.log, own.acts, OwnLog.SETTINGS, meters);

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

    private void taken() {
        assertThatCode(backlog::requireWithinGrace).doesNotThrowAnyException();
        assertThat(backlog.health().getStatus()).isEqualTo(Status.UP);
    }

    private void until(Runnable state) {
        await().untilAsserted(() -> {
            backlog.look();
            state.run();
        });
    }

    @Test
    void actsThatWaitForTheLogLongerThanTheGraceStopNewOnes() {
        act("first");
        backlog.look();
        taken();
        until(this::refused);
        assertThat(meters.get("luoshu.ledger.behind").gauge().value()).isGreaterThan(0.2);
        try (OwnLog.Node node = own.new Node(OwnLog.folder())) {
            await().until(() -> own.log.size() == 1);
            until(this::refused); // in its place, but signed by nobody yet
            node.publisher.publish();
            backlog.look();
            taken();
            assertThat(meters.get("luoshu.ledger.behind").gauge().value()).isZero();
        }
    }
}
