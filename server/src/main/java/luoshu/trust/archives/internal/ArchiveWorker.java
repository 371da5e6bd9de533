package luoshu.trust.archives.internal;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import luoshu.kernel.database.AfterCommit;
import luoshu.kernel.jobs.LoopThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Files what is due and checks what is due; any number of nodes may, each takes what no other holds. */
@Component
class ArchiveWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ArchiveWorker.class);
    private final Filing filing;
    private final Checks checks;
    private final ArchiveSettings settings;
    private final Semaphore signal = new Semaphore(0);
    private final LoopThread worker = new LoopThread("archive", this::work);
    private long mayCheckAt;

    ArchiveWorker(Filing filing, Checks checks, ArchiveSettings settings) {
        this.filing = filing;
        this.checks = checks;
        this.settings = settings;
    }

    /** Somebody waits for it: once the caller's transaction is through. */
    void soon() {
        AfterCommit.run(signal::release);
    }

    private void work() {
        while (worker.mine()) {
            try {
                boolean busy;
                try {
                    busy = filing.fileNext();
                    checkPaced();
                } catch (RuntimeException down) {
                    log.warn("the archive waits for the database: {}", down.toString());
                    busy = false;
                }
                if (!busy && signal.tryAcquire(settings.polling().toMillis(), TimeUnit.MILLISECONDS)) {
                    signal.drainPermits();
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /** Nobody else should wait for the disk because of what has ninety days. */
    private void checkPaced() {
        if (System.nanoTime() - mayCheckAt >= 0 && checks.checkNext()) {
            mayCheckAt = System.nanoTime() + TimeUnit.MINUTES.toNanos(1) / Math.max(1, settings.checksAMinute());
        }
    }

    @Override
    public void start() {
        if (settings.worker()) {
            mayCheckAt = System.nanoTime();
            worker.start();
        }
    }

    @Override
    public void stop() {
        worker.stop();
    }

    @Override
    public boolean isRunning() {
        return worker.running();
    }
}
