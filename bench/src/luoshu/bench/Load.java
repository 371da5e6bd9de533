package luoshu.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** The same work by several workers on virtual threads, until the time or the count is up. The first failure ends it: a figure with failures in it is no figure. */
public final class Load {

    /** One act of worker {@code worker}; {@code turn} counts the acts of all workers. */
    public interface Act {
        void run(int worker, long turn) throws Exception;
    }

    public record Done(long acts, double seconds) {
        public double perSecond() {
            return acts / seconds;
        }
    }

    private Load() {
    }

    public static Done forSeconds(double seconds, int workers, Act act) throws Exception {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        return run(workers, act, turn -> System.nanoTime() < end);
    }

    public static Done forCount(long count, int workers, Act act) throws Exception {
        return run(workers, act, turn -> turn < count);
    }

    private static Done run(int workers, Act act, java.util.function.LongPredicate more) throws Exception {
        AtomicLong turns = new AtomicLong();
        AtomicLong done = new AtomicLong();
        java.util.concurrent.atomic.AtomicBoolean failed = new java.util.concurrent.atomic.AtomicBoolean();
        long from = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                int worker = i;
                all.add(threads.submit(() -> {
                    for (long turn; !failed.get() && more.test(turn = turns.getAndIncrement()); done.incrementAndGet()) {
                        try {
                            act.run(worker, turn);
                        } catch (Exception e) {
                            failed.set(true);
                            throw e;
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        return new Done(done.get(), (System.nanoTime() - from) / 1e9);
    }
}
