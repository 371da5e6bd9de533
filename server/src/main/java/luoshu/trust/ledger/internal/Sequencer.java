package luoshu.trust.ledger.internal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

import luoshu.kernel.jobs.LoopThread;
import luoshu.trust.ledger.LedgerUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives entries their places: whatever waits, in one statement and one commit. Of all nodes the one that holds the lock does it; another takes over when that one dies. An entry
 * whose commit was not answered is looked up in the log before it is written again.
 */
final class Sequencer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Sequencer.class);
    static final int LONGEST = 2_048;
    private static final int MOST = 1_024;
    private static final int ROOM = 65_536;
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(100);
    /** Nobody waits for the place of an act: acts that come thick share a look at them. */
    private static final long APART = TimeUnit.MILLISECONDS.toNanos(20);
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Duration STOPPED = Duration.ofSeconds(20);
    /** Writers come back together after a commit: the first one waits this long for the others, so that they share the next. */
    private static final long TOGETHER = TimeUnit.MICROSECONDS.toNanos(300);

    private static final Exception NOT_TAKEN = new IllegalStateException("not taken");

    private record Waiting(byte[] entry, byte[] leaf, CompletableFuture<Long> place) {
    }

    /** Wakes the sequencer to look at the acts. */
    private static final Waiting NUDGE = new Waiting(new byte[0], new byte[0], new CompletableFuture<>());

    private final DataSource database;
    private final LogQueries stored;
    private final Guard guard;
    private final Duration patience;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(ROOM);
    private final LoopThread thread = new LoopThread("ledger-sequencer", this::run);
    private volatile @Nullable TreeEdge head;
    private volatile @Nullable String objection;

    private @Nullable SequencingSession session;
    private List<Waiting> doubtful = List.of();
    private long doubtfulFrom;
    private int together = 1;
    private boolean nudged;
    private long looked;

    Sequencer(DataSource database, LogQueries stored, Guard guard, Duration patience) {
        this.database = database;
        this.stored = stored;
        this.guard = guard;
        this.patience = patience;
    }

    void start() {
        thread.start();
    }

    boolean running() {
        return thread.running();
    }

    /** The committed tree, if this node sequences. */
    Optional<TreeEdge> head() {
        return Optional.ofNullable(head);
    }

    /** Why this node refuses to go on, or null. */
    @Nullable String objection() {
        return objection;
    }

    /** Returns once the entry is durable. */
    long append(byte[] entry) {
        if (entry.length > LONGEST) {
            throw new IllegalArgumentException("an entry of " + entry.length + " bytes");
        }
        if (head == null) {
            throw unavailable();
        }
        Waiting waiting = new Waiting(entry, Merkle.leaf(entry), new CompletableFuture<>());
        try {
            if (!queue.offer(waiting, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new LedgerUnavailable("too many wait");
            }
            return waiting.place.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            waiting.place.cancel(false);
            throw new LedgerUnavailable("it did not answer in time");
        } catch (ExecutionException refused) {
            throw unavailable();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailable("stopped");
        }
    }

    private LedgerUnavailable unavailable() {
        return new LedgerUnavailable(objection == null ? "this node does not sequence" : "it was stopped, see the server's log");
    }

    void nudge() {
        queue.offer(NUDGE);
    }

    private void run() {
        while (thread.mine()) {
            try {
                if (head != null || lead()) {
                    turn();
                } else {
                    refuseWaiting();
                    Thread.sleep(objection == null ? RETRY : STOPPED);
                }
            } catch (InterruptedException stopped) {
                break;
            } catch (SQLException | RuntimeException down) {
                if (thread.mine()) {
                    log.warn("the evidence log waits for the database: {}", down.toString());
                }
                release();
                LockSupport.parkNanos(RETRY.toNanos());
            }
        }
        release();
        refuseWaiting();
    }

    private boolean lead() throws SQLException {
        if (session == null) {
            session = SequencingSession.take(database).orElse(null);
        }
        if (session == null) {
            return false;
        }
        String why = guard.objection();
        if (why != null) {
            // The lock is kept: no other node may continue such a log either.
            objection = why;
            log.error("THE EVIDENCE LOG IS STOPPED: {}. Nothing is sequenced or signed until this is cleared up (docs/operations.md)", why);
            return false;
        }
        objection = null;
        TreeEdge edge = TreeEdge.of(stored.size(), Subtrees.of(stored));
        settle(edge.size());
        head = edge;
        return true;
    }

    /** What was under way when the connection broke: in the log, or to be written again. */
    private void settle(long size) {
        if (!doubtful.isEmpty() && size >= doubtfulFrom + doubtful.size() && Arrays.equals(Subtrees.of(stored).hash(0, doubtfulFrom), doubtful.getFirst().leaf)) {
            answer(doubtful, doubtfulFrom);
            doubtful = List.of();
        }
    }

    private static void answer(List<Waiting> written, long first) {
        for (int i = 0; i < written.size(); i++) {
            written.get(i).place.complete(first + i);
        }
    }

    private void turn() throws SQLException, InterruptedException {
        SequencingSession own = Objects.requireNonNull(session);
        TreeEdge edge = Objects.requireNonNull(head);
        List<Waiting> taken = doubtful.isEmpty() ? gather() : doubtful;
        nudged |= taken.removeIf(waiting -> waiting == NUDGE);
        taken.removeIf(waiting -> waiting.place.isDone());
        List<SequencingSession.Act> acts = List.of();
        if (System.nanoTime() - looked > (nudged ? APART : LOOK)) {
            acts = own.waiting(MOST);
            looked = System.nanoTime();
            nudged = false;
        }
        if (taken.isEmpty() && acts.isEmpty()) {
            return;
        }
        Batch batch = new Batch(edge);
        doubtful = taken;
        doubtfulFrom = edge.size();
        taken.forEach(waiting -> batch.add(waiting.entry, waiting.leaf));
        List<SequencingSession.Placing> placings = new ArrayList<>(acts.size());
        for (SequencingSession.Act act : acts) {
            placings.add(new SequencingSession.Placing(act.id(), batch.add(act.entry(), Merkle.leaf(act.entry()))));
        }
        own.write(batch, placings);
        head = batch.edge();
        doubtful = List.of();
        together = taken.size();
        answer(taken, doubtfulFrom);
        if (acts.size() == MOST) {
            nudge();
        }
    }

    private List<Waiting> gather() throws InterruptedException {
        List<Waiting> taken = new ArrayList<>(together + 16);
        Waiting first = queue.poll(nudged ? APART : LOOK, TimeUnit.NANOSECONDS);
        if (first != null) {
            taken.add(first);
            queue.drainTo(taken, MOST - 1);
            for (long until = System.nanoTime() + TOGETHER; taken.size() < together && System.nanoTime() < until; ) {
                LockSupport.parkNanos(20_000);
                queue.drainTo(taken, MOST - taken.size());
            }
        }
        return taken;
    }

    private void release() {
        head = null;
        if (session != null) {
            session.close();
            session = null;
        }
    }

    private void refuseWaiting() {
        List<Waiting> refused = new ArrayList<>();
        queue.drainTo(refused);
        refused.stream().filter(waiting -> waiting != NUDGE).forEach(waiting -> waiting.place.completeExceptionally(NOT_TAKEN));
    }

    @Override
    public void close() {
        thread.stop();
    }
}
