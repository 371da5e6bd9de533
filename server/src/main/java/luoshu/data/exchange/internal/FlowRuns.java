package luoshu.data.exchange.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.exchange.ExchangeMode;
import luoshu.data.exchange.ExchangeRun;
import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.jobs.Jobs;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Begins runs: when somebody asks, when their time has come, and behind the run of another flow. */
@Component
class FlowRuns {

    private static final Logger log = LoggerFactory.getLogger(FlowRuns.class);
    private final FlowQueries flows;
    private final RunQueries runs;
    private final CaptureQueries captures;
    private final FlowTimes times;
    private final Jobs jobs;
    private final ExchangeSettings settings;
    private final Access access;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    FlowRuns(FlowQueries flows, RunQueries runs, CaptureQueries captures, FlowTimes times, Jobs jobs, ExchangeSettings settings, Access access, Audit audit, Clock clock,
             PlatformTransactionManager transactions) {
        this.flows = flows;
        this.runs = runs;
        this.captures = captures;
        this.times = times;
        this.jobs = jobs;
        this.settings = settings;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param flow locked by the caller, in whose transaction it begins */
    UUID begin(FlowFile flow, boolean anew) {
        if (flow.agreed() == null) {
            throw new Refused(Problem.Kind.CONFLICT, "exchange-unchecked", "the tables of the flow have to be checked first");
        }
        if (runs.open(flow.id()).isPresent()) {
            throw new Refused(Problem.Kind.CONFLICT, "exchange-run-open", "a run of the flow is not over");
        }
        UUID run = UUID.randomUUID();
        runs.insert(run, flow, anew, access.actor(), clock.instant());
        job(flow, run);
        audit.record(Act.done("exchange.start", "exchange-flow:" + flow.id()).with(Map.of("run", run.toString(), "anew", anew)));
        return run;
    }

    /** A run that captures changes has no end, so it is no job: {@link CaptureRuns} looks for it. */
    void job(FlowFile flow, UUID run) {
        if (flow.content().mode() == ExchangeMode.CAPTURE) {
            captures.wanted(flow.id(), run, flow.content().source());
            return;
        }
        jobs.start(ExchangeJob.KIND, "库表交换：" + flow.name(), new ExchangeJob.Order(run));
    }

    /** Flows whose time has come, each in a transaction of its own. */
    @Scheduled(fixedDelay = 5_000, initialDelay = 20_000)
    void beginDue() {
        for (UUID id : flows.due(clock.instant())) {
            try {
                transaction.executeWithoutResult(_ -> access.asPlatform("exchange-schedule", () -> {
                    flows.lock(id).filter(flow -> flow.nextAt() != null && !flow.nextAt().isAfter(clock.instant())).ifPresent(this::inTime);
                    return true;
                }));
            } catch (Refused busy) {
                log.info("the flow {} begins a minute later: {}", id, busy.code());
                transaction.executeWithoutResult(_ -> flows.next(id, clock.instant().plusSeconds(60)));
            }
        }
    }

    /** A run that stopped goes on; one that was paused stays so: somebody wanted that. A capture begins by hand only: its time is that of its comparison. */
    private void inTime(FlowFile flow) {
        Instant now = clock.instant();
        flows.next(flow.id(), flow.schedule() == null ? null : times.next(flow.schedule(), now));
        Optional<RunFile> open = runs.open(flow.id());
        if (flow.content().mode() == ExchangeMode.CAPTURE && open.isPresent() && open.get().state() == ExchangeRun.State.RUNNING) {
            captures.compare(open.get().id());
        } else if (open.isEmpty() && flow.agreed() != null && flow.content().mode() != ExchangeMode.CAPTURE) {
            begin(flow, false);
        } else if (open.isPresent() && open.get().state() != ExchangeRun.State.PAUSED && runs.resume(open.get().id(), null, now, now.minus(settings.lost()))) {
            job(flow, open.get().id());
        }
    }
}
