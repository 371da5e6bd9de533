package luoshu.kernel.database;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A number in the database that moves with every change to something: as it was at most 400 ms ago, so that a node acts on a change of another within a second. One thread asks for all who come at the same moment. */
public final class RecentNumber {

    private static final long LOOK_AGAIN = Duration.ofMillis(400).toNanos();

    private record Seen(long number, long at) {
        boolean recent() {
            return System.nanoTime() - at <= LOOK_AGAIN;
        }
    }

    private final LongSupplier read;
    private volatile @Nullable Seen seen;

    public RecentNumber(LongSupplier read) {
        this.read = read;
    }

    public long get() {
        Seen last = seen;
        return last != null && last.recent() ? last.number : look();
    }

    private synchronized long look() {
        Seen last = seen;
        if (last != null && last.recent()) {
            return last.number;
        }
        long asked = System.nanoTime();
        Seen fresh = new Seen(read.getAsLong(), asked);
        seen = fresh;
        return fresh.number;
    }

    /** To be called in the transaction that moves the number: once it is through, this node looks again at once. */
    public void moved() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                seen = null;
            }
        });
    }
}
