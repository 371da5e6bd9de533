package luoshu.kernel.jobs;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** A thread that works as long as the server runs. Its work looks at {@link #mine()} each time round and ends when it is interrupted. */
public final class LoopThread {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final String name;
    private final Runnable work;
    private volatile @Nullable Thread thread;

    public LoopThread(String name, Runnable work) {
        this.name = name;
        this.work = work;
    }

    public void start() {
        Thread started = Thread.ofPlatform().daemon().name(name).unstarted(work);
        thread = started;
        started.start();
    }

    /** Whether the thread that asks is the one to go on. */
    public boolean mine() {
        return thread == Thread.currentThread();
    }

    public boolean running() {
        return thread != null;
    }

    /** Waits a few seconds for what is under way. */
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(PATIENCE);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
