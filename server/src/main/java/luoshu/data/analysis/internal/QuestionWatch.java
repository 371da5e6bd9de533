package luoshu.data.analysis.internal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Stands beside a question while it runs and ends it when its time is over or whoever asked does not want it any more. A look that fails is no end of the watch, and the stop is said again at each look until the question has
 * heard it. Its thread is never interrupted: that would close a connection of the pool under it.
 */
final class QuestionWatch implements AutoCloseable {

    private final BooleanSupplier cancelled;
    private final Duration most;
    private final Duration look;
    private final Runnable stop;
    private final long begun;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Refused why;

    /**
     * @param begun     of the question, as {@link System#nanoTime}
     * @param most      time for it
     * @param look      time between looks
     * @param cancelled whether whoever asked called it off; may fail
     * @param stop      ends what runs now; may be said any number of times
     */
    QuestionWatch(long begun, Duration most, Duration look, BooleanSupplier cancelled, Runnable stop) {
        this.begun = begun;
        this.most = most;
        this.look = look;
        this.cancelled = cancelled;
        this.stop = stop;
        thread = Thread.ofVirtual().name("analysis-watch").start(this::watch);
    }

    private void watch() {
        while (!over()) {
            try {
                look();
            } catch (RuntimeException failed) {
                // the next look may be able to tell
            }
        }
    }

    private boolean over() {
        try {
            return ended.await(look.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException never) {
            return true;
        }
    }

    private void look() {
        if (why == null) {
            if (System.nanoTime() - begun > most.toNanos()) {
                why = new Refused(Problem.Kind.UNAVAILABLE, "analysis-too-long", "超过 " + most.toSeconds() + " 秒，已经停止，请缩小查询", Map.of("seconds", most.toSeconds()));
            } else if (cancelled.getAsBoolean()) {
                why = new Refused(Problem.Kind.CONFLICT, "analysis-cancelled", "查询已经取消");
            }
        }
        if (why != null) {
            stop.run();
        }
    }

    /** @throws Refused once it is to end */
    void goOn() {
        Refused now = why;
        if (now != null) {
            throw now;
        }
    }

    /** The watch has ended when this returns: nothing is stopped behind it. */
    @Override
    public void close() {
        ended.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
