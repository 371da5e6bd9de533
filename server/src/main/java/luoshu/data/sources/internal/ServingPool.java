package luoshu.data.sources.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import luoshu.data.sources.SourceUnavailable;
import org.jspecify.annotations.Nullable;

/** At most so many connections to one source as it is registered now; those nobody needed for half a minute are closed. */
final class ServingPool {

    private static final long LOOK_AGAIN = Duration.ofSeconds(1).toNanos();
    private static final long IDLE = Duration.ofSeconds(25).toNanos();

    private record Idle(Connection connection, long since) {
    }

    private final SourceFile file;
    private final SourceKind kind;
    private final SourceConnections connections;
    private final Semaphore places;
    private final ConcurrentLinkedDeque<Idle> idle = new ConcurrentLinkedDeque<>();
    private volatile long seen = System.nanoTime();
    private final AtomicBoolean sweeping = new AtomicBoolean();
    private volatile boolean closed;

    ServingPool(SourceFile file, SourceKind kind, SourceConnections connections, int most) {
        this.file = file;
        this.kind = kind;
        this.connections = connections;
        places = new Semaphore(most, true);
    }

    boolean fresh() {
        return System.nanoTime() - seen < LOOK_AGAIN;
    }

    void seen() {
        seen = System.nanoTime();
    }

    boolean is(SourceFile now) {
        return file.version() == now.version();
    }

    /** True must be followed by {@link #leave}. */
    boolean enter(Duration within) {
        try {
            return places.tryAcquire(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        places.release();
    }

    /** The one that was used last. */
    @Nullable Connection kept() {
        Idle last = idle.pollFirst();
        return last == null ? null : last.connection();
    }

    Connection open() throws SQLException {
        return connections.kept(file, kind);
    }

    void back(Connection connection, boolean whole) {
        if (!whole || closed) {
            SourceConnections.close(connection);
            return;
        }
        idle.addFirst(new Idle(connection, System.nanoTime()));
        if (closed) {
            drop();
        } else if (sweeping.compareAndSet(false, true)) {
            CompletableFuture.delayedExecutor(IDLE + 1, TimeUnit.NANOSECONDS, Thread::startVirtualThread).execute(this::sweep);
        }
    }

    private void sweep() {
        sweeping.set(false);
        Idle last = idle.peekLast();
        while (last != null && System.nanoTime() - last.since() > IDLE) {
            if (idle.remove(last)) {
                SourceConnections.close(last.connection());
            }
            last = idle.peekLast();
        }
        if (last != null && sweeping.compareAndSet(false, true)) {
            CompletableFuture.delayedExecutor(IDLE + 1, TimeUnit.NANOSECONDS, Thread::startVirtualThread).execute(this::sweep);
        }
    }

    SourceUnavailable failure(SQLException failed) {
        return SourceFailures.of(kind, failed);
    }

    /** Those nobody holds, at once. */
    void drop() {
        for (Idle one = idle.pollFirst(); one != null; one = idle.pollFirst()) {
            SourceConnections.close(one.connection());
        }
    }

    /** The source is another one now: connections under way are closed when they come back. */
    void close() {
        closed = true;
        drop();
    }
}
