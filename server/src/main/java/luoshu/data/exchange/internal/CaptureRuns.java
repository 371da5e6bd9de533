package luoshu.data.exchange.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import luoshu.data.exchange.ExchangeFinding;
import luoshu.data.exchange.ExchangeRun;
import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs that follow changes, each on a thread of its own on one of the nodes: they have no end, so they are no jobs. A node that gives no sign of life for half a minute loses its runs to others; should
 * two ever follow one, the slot and the checkpoint let only one of them on. What may pass – a source that is away – is tried again; what does not, stops the run.
 */
@Component
class CaptureRuns implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CaptureRuns.class);
    private static final Duration LOST = Duration.ofSeconds(30);
    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Set<String> PASSING = Set.of("source-unavailable", "database-failed", "source-busy", "slot-active", "another-engine");
    private final FlowQueries flows;
    private final RunQueries runs;
    private final CaptureQueries captures;
    private final FlowTables tables;
    private final CaptureKeeper keeper;
    private final ExchangeSecrets secrets;
    private final ExchangeSettings settings;
    private final Access access;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final String node = UUID.randomUUID().toString();
    private final Map<UUID, Thread> mine = new ConcurrentHashMap<>();
    private volatile boolean running;

    CaptureRuns(FlowQueries flows, RunQueries runs, CaptureQueries captures, FlowTables tables, CaptureKeeper keeper, ExchangeSecrets secrets, ExchangeSettings settings, Access access, Audit audit, Clock clock,
                PlatformTransactionManager transactions) {
        this.flows = flows;
        this.runs = runs;
        this.captures = captures;
        this.tables = tables;
        this.keeper = keeper;
        this.secrets = secrets;
        this.settings = settings;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** What is under way at a target is undone there; another node goes on behind what is committed. */
    @Override
    public void stop() {
        running = false;
        List<Thread> threads = List.copyOf(mine.values());
        threads.forEach(Thread::interrupt);
        try {
            for (Thread each : threads) {
                each.join(PATIENCE);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Scheduled(fixedDelay = 1_000, initialDelay = 5_000)
    void look() {
        int free = settings.captures() - mine.size();
        if (!running || free <= 0) {
            return;
        }
        for (UUID run : captures.waiting(LOST, free)) {
            if (!mine.containsKey(run) && captures.claim(run, node, LOST)) {
                mine.put(run, Thread.ofVirtual().name("capture-" + run).unstarted(() -> work(run)));
                mine.get(run).start();
            }
        }
    }

    @Scheduled(fixedDelay = 5_000)
    void alive() {
        if (!mine.isEmpty()) {
            captures.alive(node);
        }
    }

    private void work(UUID id) {
        try {
            access.asPlatform("exchange-capture", () -> {
                follow(id);
                return true;
            });
        } catch (RuntimeException failed) {
            log.error("the capture {} failed", id, failed);
        } finally {
            boolean stopping = Thread.interrupted();
            captures.release(id, node);
            mine.remove(id);
            if (stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void follow(UUID id) {
        RunFile run = runs.file(id).filter(one -> one.state() == ExchangeRun.State.RUNNING).orElse(null);
        FlowFile flow = run == null ? null : flows.find(run.flow()).orElse(null);
        if (run == null || flow == null) {
            return;
        }
        try {
            if (run.wish() != null) {
                throw new RunWatch.Asked(run.wish());
            }
            CaptureLog changes = tables.log(flow.content().source());
            different(flow, run, tables.open(flow, false, (source, target, plan, check) -> {
                refuse(check.changed());
                refuse(check.findings());
                if (plan == null) {
                    throw new IllegalStateException("no plan and no finding");
                }
                return new CaptureEngine(plan, flow.id(), run.id(), source, target, changes, new CaptureDrift(source, plan, flow.agreed(), flow.id()),
                        new CaptureWatch(run.id(), runs, captures, secrets, settings, clock, transaction), CaptureBounds.of(settings, clock)).follow();
            }));
        } catch (RunWatch.Asked asked) {
            asked(flow, run, asked.wish());
        } catch (RunWatch.NotMine another) {
            log.info("the capture {} is another one's", run.id());
        } catch (ExchangeStopped stopped) {
            stopped(flow, run, stopped);
        } catch (RuntimeException failed) {
            if (running) {
                end(run, ExchangeRun.State.STOPPED, "failed", "交换执行失败，编号 " + run.id());
            }
            throw failed;
        }
    }

    private static void refuse(List<ExchangeFinding> findings) {
        if (!findings.isEmpty()) {
            throw new ExchangeStopped(findings.getFirst().code(), findings.getFirst().sentence() + (findings.size() == 1 ? "" : "（另有 " + (findings.size() - 1) + " 处）"));
        }
    }

    private void stopped(FlowFile flow, RunFile run, ExchangeStopped stopped) {
        if (!running) {
            return;
        }
        ExchangeRun.Wish wish = runs.file(run.id()).map(RunFile::wish).orElse(null);
        if (wish != null) {
            asked(flow, run, wish);
            return;
        }
        if (PASSING.contains(stopped.code())) {
            captures.later(run.id(), AGAIN);
            if (!captures.failing(run.id(), settings.lost())) {
                runs.waits(run.id(), stopped.code(), stopped.sentence());
                return;
            }
        }
        String more = stopped.code().equals(CaptureKeeper.TOO_MUCH) ? keeper.drop(flow.content().source(), flow.id(), run.id()).map(left -> "；" + left).orElse(CaptureKeeper.DROPPED) : "";
        end(run, ExchangeRun.State.STOPPED, stopped.code(), stopped.sentence() + more);
    }

    private void asked(FlowFile flow, RunFile run, ExchangeRun.Wish wish) {
        if (wish == ExchangeRun.Wish.PAUSE) {
            end(run, ExchangeRun.State.PAUSED, null, null);
            return;
        }
        String left = null;
        try {
            tables.clear(flow, run.id());
        } catch (ExchangeStopped away) {
            left = away.sentence() + "；没有生效的临时表留在目标库中，下次运行时清除";
        }
        Optional<String> kept = keeper.drop(flow.content().source(), flow.id(), run.id());
        String message = left == null ? kept.orElse(null) : left + kept.map(more -> "；" + more).orElse("");
        end(run, ExchangeRun.State.CANCELLED, message == null ? null : "left-behind", message);
    }

    /** Both ends were not the same before anything was seen. */
    private void different(FlowFile flow, RunFile run, Checkpoint last) {
        transaction.executeWithoutResult(_ -> runs.progress(last, clock.instant()));
        Optional<String> kept = keeper.drop(flow.content().source(), flow.id(), run.id());
        if (last.phase() == Checkpoint.Phase.DIFFERENT) {
            end(run, ExchangeRun.State.DIFFERENT, "not-reconciled", CaptureEngine.different(last) + kept.map(left -> "；" + left).orElse(""));
        } else {
            end(run, ExchangeRun.State.CANCELLED, kept.isEmpty() ? null : "left-behind", kept.orElse(null));
        }
    }

    private void end(RunFile run, ExchangeRun.State state, @Nullable String code, @Nullable String message) {
        transaction.executeWithoutResult(_ -> {
            if (runs.end(run.id(), state, code, message, clock.instant())) {
                audit.record(Act.done("exchange.end", "exchange-flow:" + run.flow()).with(Map.of("run", run.id().toString(), "state", state.name(), "code", code == null ? "" : code)));
                runs.forget(run.flow());
            }
        });
    }
}
