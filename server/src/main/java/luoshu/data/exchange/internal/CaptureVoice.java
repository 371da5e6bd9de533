package luoshu.data.exchange.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.postgresql.PGConnection;
import org.postgresql.replication.PGReplicationStream;

/** Speaks to the source while something takes long: one that hears nothing for a minute hangs up. Ends what takes long once nobody wants it any more. */
final class CaptureVoice {

    interface Ask<T> {
        T ask() throws SQLException;
    }

    private static final Duration EVERY = Duration.ofSeconds(5);

    private CaptureVoice() {
    }

    /** @param asked on which {@code ask} waits for answers */
    static <T> T beside(PGReplicationStream from, EngineWatch watch, List<Connection> asked, Ask<T> ask) throws SQLException {
        CountDownLatch over = new CountDownLatch(1);
        Thread voice = Thread.ofVirtual().name("capture-alive").start(() -> speak(from, watch, asked, over));
        try {
            return ask.ask();
        } finally {
            over.countDown();
            join(voice);
        }
    }

    private static void speak(PGReplicationStream from, EngineWatch watch, List<Connection> asked, CountDownLatch over) {
        try {
            while (!over.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                from.forceUpdateStatus();
                if (!watch.wanted()) {
                    for (Connection each : asked) {
                        each.unwrap(PGConnection.class).cancelQuery();
                    }
                    return;
                }
            }
        } catch (InterruptedException | SQLException gone) {
            // whoever reads next finds out
        }
    }

    /** It is not interrupted: that would close the connection it speaks on. */
    private static void join(Thread voice) {
        boolean stopping = Thread.interrupted();
        try {
            voice.join();
        } catch (InterruptedException again) {
            stopping = true;
        }
        if (stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
