package luoshu.kernel.cases.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import luoshu.kernel.cases.CaseEvent;
import luoshu.kernel.database.AfterCommit;
import luoshu.kernel.jobs.LoopThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells listeners what happened, all facts of the same moment together. A commit on this node wakes it; facts of nodes that died before telling it finds by itself. Any number of
 * nodes may tell: they pass over what another one holds.
 */
@Component
class CaseTelling implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CaseTelling.class);
    private static final int BATCH = 500;
    private static final Duration LOOK = Duration.ofSeconds(3);
    /** How long the first fact waits for others: nobody reads a message sooner, and one commit does for all of them. */
    private static final Duration TOGETHER = Duration.ofMillis(50);

    private final UntoldQueries untold;
    private final CaseFacts facts;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Semaphore signal = new Semaphore(0);
    private final LoopThread teller = new LoopThread("case-telling", this::watch);

    CaseTelling(UntoldQueries untold, CaseFacts facts, Clock clock, PlatformTransactionManager transactions) {
        this.untold = untold;
        this.facts = facts;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Once the caller's transaction is through. */
    void soon() {
        AfterCommit.run(signal::release);
    }

    /** Everything that is due, by this thread. @return how many facts */
    int tell() {
        int told = 0;
        int batch;
        do {
            batch = tellTogether();
            told += batch;
        } while (batch == BATCH);
        return told;
    }

    private int tellTogether() {
        try {
            Integer told = transaction.execute(status -> {
                List<UntoldQueries.Row> taken = untold.take(facts.listening(), clock.instant(), BATCH);
                Map<String, List<CaseEvent>> byListener = new LinkedHashMap<>();
                taken.forEach(row -> byListener.computeIfAbsent(row.listener(), name -> new ArrayList<>()).add(row.event()));
                byListener.forEach(facts::tell);
                return taken.size();
            });
            return told == null ? 0 : told;
        } catch (RuntimeException failed) {
            log.warn("facts of cases could not be told together, so each is told alone: {}", failed.toString());
            return tellAlone();
        }
    }

    private int tellAlone() {
        List<UUID> due = untold.due(facts.listening(), clock.instant(), BATCH);
        for (UUID id : due) {
            try {
                transaction.executeWithoutResult(status -> untold.take(id).ifPresent(row -> facts.tell(row.listener(), List.of(row.event()))));
            } catch (RuntimeException failed) {
                log.error("a fact of a case could not be told ({}); tried again", id, failed);
                untold.failed(id, failed.toString(), clock.instant());
            }
        }
        return due.size();
    }

    private void watch() {
        while (teller.mine()) {
            try {
                if (signal.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    Thread.sleep(TOGETHER);
                    signal.drainPermits();
                }
                tell();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException down) {
                log.warn("facts of cases wait for the database: {}", down.toString());
            }
        }
    }

    @Override
    public void start() {
        teller.start();
    }

    @Override
    public void stop() {
        teller.stop();
    }

    @Override
    public boolean isRunning() {
        return teller.running();
    }
}
