package luoshu.trust.ledger.internal.notary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import luoshu.testing.ServerTest;
import luoshu.trust.ledger.CheckpointNotary;
import luoshu.trust.ledger.Evidence;
import luoshu.trust.ledger.Ledger;
import luoshu.trust.ledger.internal.LedgerSettings;
import luoshu.trust.ledger.internal.SignedLog;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class NotarisationTest {

    @Autowired Ledger ledger;
    @Autowired SignedLog signed;
    @Autowired JdbcClient jdbc;
    private final LedgerSettings settings = new LedgerSettings("log.test/henan", Duration.ofSeconds(10), Duration.ofMinutes(5));
    private final NotarySettings every = new NotarySettings("", "", "", "", "", Duration.ofHours(1), Duration.ofSeconds(1));
    private final List<Long> kept = new ArrayList<>();
    private boolean away;
    private Instant now = Instant.parse("2026-11-22T00:00:00Z");

    private void carry() {
        CheckpointNotary chain = new CheckpointNotary() {
            @Override
            public String chain() {
                return "test " + System.identityHashCode(NotarisationTest.this);
            }

            @Override
            public Kept keep(String origin, long size, byte[] root) throws IOException {
                if (away) {
                    throw new IOException("away");
                }
                kept.add(size);
                return new Kept("0x" + size, "1");
            }
        };
        new Notarisation(List.of(chain), new NotarisationQueries(jdbc), signed, settings, every, Clock.fixed(now, ZoneOffset.UTC)).carry();
    }

    private long grow() {
        long before = signed.newest().map(SignedLog.Signed::size).orElse(0L);
        ledger.append(new Evidence("test-done", now, "1", java.util.Map.of()));
        Awaitility.await().until(() -> signed.newest().map(SignedLog.Signed::size).orElse(0L) > before);
        return signed.newest().orElseThrow().size();
    }

    @Test
    void theNewestCheckpointIsCarriedOnceAnHourAndAgainAfterAFailure() {
        Awaitility.await().until(signed::here);
        grow();
        away = true;
        carry();
        assertThat(kept).isEmpty();
        away = false;
        carry();
        carry();
        assertThat(kept).hasSize(1);
        long larger = grow();
        carry();
        assertThat(kept).hasSize(1);
        now = now.plus(Duration.ofMinutes(61));
        carry();
        assertThat(kept).hasSize(2).last().isNotNull();
        assertThat(kept.getLast()).isGreaterThanOrEqualTo(larger);
        assertThat(new NotarisationQueries(jdbc).newest(100)).extracting(Notarised::size).containsAll(kept);
    }
}
