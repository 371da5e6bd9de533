package luoshu.kernel.database;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A number in the database that moves with every change to something: as it was at most 400 ms ago, so that a node acts on a change of another within a second. One thread asks for all who come at the same moment. */
public final class RecentNumber {

    private static final long LOOK_AGAIN = Duration.ofMillis(400).toNanos();
    private static final long LOOK_AHEAD = Duration.ofMillis(150).toNanos();
    private static final long SAFELY = Duration.ofMillis(300).toNanos();

    private record Seen(long number, long at) {
        boolean within(long nanos) {
            return System.nanoTime() - at <= nanos;
        }
    }

    private final LongSupplier read;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile @Nullable Seen seen;

    public RecentNumber(LongSupplier read) {
        this.read = read;
    }

    public long get() {
        Seen last = seen;
        return last != null && last.within(LOOK_AGAIN) ? last.number : look();
    }

    private synchronized long look() {
        Seen last = seen;
        if (last != null && last.within(LOOK_AGAIN)) {
            return last.number;
        }
        long asked = System.nanoTime();
        Seen fresh = new Seen(read.getAsLong(), asked);
        seen = fresh;
        return fresh.number;
    }

    /**
     * Whether {@link #get} answers from memory for the next tenth of a second: for who must not wait for a statement. It is looked again ahead of time, by a thread of its own, so that who asks often hears yes as long as
     * the database answers.
     */
    public boolean atHand() {
        Seen last = seen;
        if (last != null && !last.within(LOOK_AHEAD) && looking.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::ahead);
        }
        return last != null && last.within(SAFELY);
    }

    private void ahead() {
        try {
            long asked = System.nanoTime();
            seen = new Seen(read.getAsLong(), asked);
        } catch (RuntimeException failed) {
            // who needs the number asks for it and is told why
        } finally {
            looking.set(false);
        }
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
