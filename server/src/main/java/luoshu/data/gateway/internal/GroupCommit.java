package luoshu.data.gateway.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long LOOK = 200;

    private record Waiting<Q, A>(Q entry, CompletableFuture<A> result) {
    }

    private final BlockingQueue<Waiting<Q, A>> queue = new ArrayBlockingQueue<>(ROOM);
    private final Function<List<Q>, List<A>> commit;
    private final LoopThread thread;

    /** @param commit one result for each entry, in their order */
    GroupCommit(String name, Function<List<Q>, List<A>> commit) {
        this.commit = commit;
        thread = new LoopThread(name, this::run);
    }

    void start() {
        thread.start();
    }

    void stop() {
        thread.stop();
    }

    /** @throws Refusal {@code platform-busy}, {@code platform-slow}, {@code evidence-unavailable} or {@code store-unavailable} */
    A submit(Q entry) {
        Waiting<Q, A> waiting = new Waiting<>(entry, new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            throw Refusal.platform("platform-busy", "too many calls wait", 1);
        }
        try {
            return waiting.result.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            waiting.result.cancel(false);
            throw Refusal.platform("platform-slow", "the record was not durable in time", 2);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof LedgerUnavailable ? Refusal.platform("evidence-unavailable", "no evidence, no exchange", 5)
                    : Refusal.platform("store-unavailable", "the record could not be written", 2);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.platform("platform-busy", "stopping", 1);
        }
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
                queue.drainTo(taken, MOST - 1);
                taken.removeIf(one -> one.result.isDone());
                if (!taken.isEmpty()) {
                    List<A> results = commit.apply(taken.stream().map(Waiting::entry).toList());
                    for (int i = 0; i < taken.size(); i++) {
                        taken.get(i).result.complete(results.get(i));
                    }
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failed) {
                log.warn("{} calls without a record: {}", taken.size(), failed.toString());
                taken.forEach(one -> one.result.completeExceptionally(failed));
            }
        }
    }
}
