package luoshu.data.gateway.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import luoshu.kernel.jobs.LoopThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What nobody waits for is written soon, many at once, again and again until it is. When too much waits, who adds waits; when the server stops, what is left is written first. */
final class Afterwards<Q> {

    private static final Logger log = LoggerFactory.getLogger(Afterwards.class);
    private static final int MOST = 2_048;
    private static final int ROOM = 16_384;
    private static final int LAST_TRIES = 3;
    private static final Duration LINGER = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final long LOOK = 200;

    private final BlockingQueue<Q> queue = new ArrayBlockingQueue<>(ROOM);
    private final Consumer<List<Q>> commit;
    private final LoopThread thread;

    Afterwards(String name, Consumer<List<Q>> commit) {
        this.commit = commit;
        thread = new LoopThread(name, this::run);
    }

    void start() {
        thread.start();
    }

    void stop() {
        thread.stop();
    }

    /** False: there is no room now. */
    boolean offer(Q entry) {
        return queue.offer(entry);
    }

    /** @throws Refusal {@code platform-busy} if there is no room within five seconds */
    void add(Q entry) {
        try {
            if (!queue.offer(entry, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Refusal.platform("platform-busy", "too many answers wait to be recorded", 5);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.platform("platform-busy", "stopping", 1);
        }
    }

    private void run() {
        while (thread.mine()) {
            List<Q> taken = new ArrayList<>();
            try {
                Q first = queue.poll(LOOK, TimeUnit.MILLISECONDS);
                if (first != null) {
                    taken.add(first);
                    Thread.sleep(LINGER);
                }
            } catch (InterruptedException stopping) {
                // what was taken and what waits is written below
            }
            write(taken);
        }
        while (!queue.isEmpty()) {
            write(new ArrayList<>());
        }
    }

    private void write(List<Q> taken) {
        queue.drainTo(taken, MOST - taken.size());
        int last = 0;
        while (!taken.isEmpty() && last < LAST_TRIES) {
            try {
                commit.accept(taken);
                return;
            } catch (RuntimeException failed) {
                log.warn("{} answers wait to be recorded: {}", taken.size(), failed.toString());
                last += thread.mine() ? 0 : 1;
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopping) {
            // once more, without the pause
        }
    }
}
