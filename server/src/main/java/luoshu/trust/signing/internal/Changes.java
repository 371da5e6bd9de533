package luoshu.trust.signing.internal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The number that moves when a key is replaced or revoked. A node looks again soon enough that what is revoked elsewhere signs here for less than a second. */
@Component
class Changes {

    private static final long LOOK_AGAIN = Duration.ofMillis(400).toNanos();

    private record Seen(long number, long at) {
    }

    private final Set<Thread> changing = ConcurrentHashMap.newKeySet();
    private final JdbcClient jdbc;
    private volatile @Nullable Seen seen;

    Changes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Never twice the same to a thread whose own change is not committed: others must not remember by a number that may be taken back. */
    long number() {
        if (changing.contains(Thread.currentThread())) {
            return -System.nanoTime();
        }
        Seen last = seen;
        if (last == null || System.nanoTime() - last.at > LOOK_AGAIN) {
            long asked = System.nanoTime();
            last = new Seen(jdbc.sql("select number from signing.change").query(Long.class).single(), asked);
            seen = last;
        }
        return last.number;
    }

    /** In the transaction of the change; one at a time. */
    void announce() {
        Thread mine = Thread.currentThread();
        changing.add(mine);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                changing.remove(mine);
                seen = null;
            }
        });
        jdbc.sql("update signing.change set number = number + 1").update();
    }
}
