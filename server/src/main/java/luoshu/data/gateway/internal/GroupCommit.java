package luoshu.data.gateway.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import luoshu.kernel.jobs.LoopThread;
import luoshu.trust.ledger.LedgerUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Many callers, one commit: whatever waits is written together, and each goes on when it is durable. A failed commit fails those in it; nobody knows what became of them, so none of them goes on. */
final class GroupCommit<Q, A> {

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final int MOST = 512;
    private static final int ROOM = 8_192;
    private static final long PATIENCE = Duration.ofSeconds(5).toNanos();
    private static final long LOOK = 200;
    /** Callers come back together after a commit: who is first waits this long for the others where there were several last time. */
    private static final long TOGETHER = TimeUnit.MICROSECONDS.toNanos(1_000);

    private static final class Waiting<Q, A> extends CompletableFuture<A> {
        private final Q entry;
        private final long since = System.nanoTime();

        Waiting(Q entry) {
            this.entry = entry;
        }

        boolean late() {
            return System.nanoTime() - since > PATIENCE;
        }
    }

    private final BlockingQueue<Waiting<Q, A>> queue = new ArrayBlockingQueue<>(ROOM);
    private final Function<List<Q>, List<A>> commit;
    private final LoopThread thread;
    private final LoopThread watch;
    private volatile List<Waiting<Q, A>> writing = List.of();
    private int together = 1;

    /** @param commit one result for each entry, in their order */
    GroupCommit(String name, Function<List<Q>, List<A>> commit) {
        this.commit = commit;
        thread = new LoopThread(name, this::run);
        watch = new LoopThread(name + "-watch", this::watch);
    }

    void start() {
        thread.start();
        watch.start();
    }

    void stop() {
        thread.stop();
        watch.stop();
        queue.forEach(one -> one.completeExceptionally(Refusal.platform("platform-busy", "stopping", 1)));
    }

    /** @return fails with a {@link Refusal}: {@code platform-busy}, {@code platform-slow}, {@code evidence-unavailable} or {@code store-unavailable} */
    CompletableFuture<A> submit(Q entry) {
        Waiting<Q, A> waiting = new Waiting<>(entry);
        if (!queue.offer(waiting)) {
            throw Refusal.platform("platform-busy", "too many calls wait", 1);
        }
        return waiting;
    }

    private void run() {
        while (thread.mine()) {
            List<Waiting<Q, A>> taken = new ArrayList<>();
            try {
                Waiting<Q, A> first = queue.poll(LOOK, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                taken.add(first);
                if (queue.size() + 1 < together) {
                    LockSupport.parkNanos(TOGETHER);
                }
                queue.drainTo(taken, MOST - 1);
                together = taken.size();
                taken.removeIf(CompletableFuture::isDone);
                if (!taken.isEmpty()) {
                    writing = taken;
                    List<A> results = commit.apply(taken.stream().map(one -> one.entry).toList());
                    for (int i = 0; i < taken.size(); i++) {
                        taken.get(i).complete(results.get(i));
                    }
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failed) {
                log.warn("{} calls without a record: {}", taken.size(), failed.toString());
                Refusal refused = failed instanceof LedgerUnavailable ? Refusal.platform("evidence-unavailable", "no evidence, no exchange", 5) : Refusal.platform("store-unavailable", "the record could not be written", 2);
                taken.forEach(one -> one.completeExceptionally(refused));
            } finally {
                writing = List.of();
            }
        }
    }

    /** Lets nobody wait for a commit that hangs. */
    private void watch() {
        while (watch.mine()) {
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException stopped) {
                return;
            }
            writing.forEach(GroupCommit::tell);
            for (Waiting<Q, A> one : queue) {
                if (!one.late()) {
                    break; // those behind it came later
                }
                tell(one);
            }
        }
    }

    private static void tell(Waiting<?, ?> one) {
        if (one.late()) {
            one.completeExceptionally(Refusal.platform("platform-slow", "the record was not durable in time", 2));
        }
    }
}
