package luoshu.data.contracts.internal;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The number that moves with every contract. A node looks again soon enough that what was suspended elsewhere gives nothing here a second later. */
@Component
class ContractChanges {

    private static final long LOOK_AGAIN = Duration.ofMillis(400).toNanos();

    private record Seen(long number, long at) {
    }

    private final JdbcClient jdbc;
    private volatile @Nullable Seen seen;

    ContractChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long number() {
        Seen last = seen;
        if (last == null || System.nanoTime() - last.at > LOOK_AGAIN) {
            last = look(last);
        }
        return last.number;
    }

    /** One asks for all who come at the same moment. */
    private synchronized Seen look(@Nullable Seen known) {
        Seen last = seen;
        if (last != null && last != known && System.nanoTime() - last.at <= LOOK_AGAIN) {
            return last;
        }
        long asked = System.nanoTime();
        Seen fresh = new Seen(jdbc.sql("select number from contracts.change").query(Long.class).single(), asked);
        seen = fresh;
        return fresh;
    }

    /** In the transaction of the change; one at a time. */
    void announce() {
        jdbc.sql("update contracts.change set number = number + 1").update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                seen = null;
            }
        });
    }
}
