package luoshu.data.exchange.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.data.exchange.ExchangeFinding;
import luoshu.data.exchange.ExchangeRun;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.jobs.JobCancelled;
import luoshu.kernel.jobs.JobKind;
import luoshu.kernel.jobs.JobRun;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Does a run. Its place is the checkpoint at the target: begun again after an interruption it goes on behind that, and learns from it even that it was done already. */
@Component
class ExchangeJob implements JobKind<ExchangeJob.Order> {

    static final String KIND = "table-exchange";
    private static final Logger log = LoggerFactory.getLogger(ExchangeJob.class);

    record Order(UUID run) {
    }

    private final FlowQueries flows;
    private final RunQueries runs;
    private final FlowTables tables;
    private final ExchangeSecrets secrets;
    private final ExchangeSettings settings;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ExchangeJob(FlowQueries flows, RunQueries runs, FlowTables tables, ExchangeSecrets secrets, ExchangeSettings settings, Audit audit, Clock clock, PlatformTransactionManager transactions) {
        this.flows = flows;
        this.runs = runs;
        this.tables = tables;
        this.secrets = secrets;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Order> argumentType() {
        return Order.class;
    }

    @Override
    public boolean goesOn() {
        return true;
    }

    @Override
    public void run(Order order, JobRun job) {
        RunFile run = runs.file(order.run()).filter(one -> one.state() == ExchangeRun.State.RUNNING).orElse(null);
        FlowFile flow = run == null ? null : flows.find(run.flow()).orElse(null);
        if (run == null) {
            return;
        }
        try {
            if (flow == null) {
                throw new ExchangeStopped("flow-removed", "交换流程已经移除");
            }
            if (run.wish() == ExchangeRun.Wish.CANCEL) {
                throw new RunWatch.Asked(ExchangeRun.Wish.CANCEL);
            }
            ended(flow, run, tables.open(flow, (source, target, plan, check) -> {
                refuse(check.changed());
                refuse(check.findings());
                return new ExchangeEngine(whole(plan), flow.id(), run.id(), source, target, new Watch(run, job), settings.chunk()).move(run.anew());
            }));
        } catch (RunWatch.Asked asked) {
            asked(flow, run, asked.wish());
        } catch (JobCancelled cancelled) {
            end(run, ExchangeRun.State.PAUSED, "job-cancelled", "任务在任务列表中被取消，可以继续");
            throw cancelled;
        } catch (RunWatch.NotMine another) {
            log.info("the run {} is another one's", run.id());
        } catch (ExchangeStopped stopped) {
            if (stopped.code().equals("another-engine")) {
                return;
            }
            end(run, ExchangeRun.State.STOPPED, stopped.code(), stopped.sentence());
            throw new Refused(Problem.Kind.UNAVAILABLE, "exchange-stopped", stopped.sentence());
        } catch (RuntimeException failed) {
            end(run, ExchangeRun.State.STOPPED, "failed", "交换执行失败，编号 " + run.id());
            throw failed;
        }
    }

    private static ExchangePlan whole(@Nullable ExchangePlan plan) {
        if (plan == null) {
            throw new IllegalStateException("no plan and no finding");
        }
        return plan;
    }

    private static void refuse(List<ExchangeFinding> findings) {
        if (!findings.isEmpty()) {
            String more = findings.size() == 1 ? "" : "（另有 " + (findings.size() - 1) + " 处）";
            throw new ExchangeStopped(findings.getFirst().code(), findings.getFirst().sentence() + more);
        }
    }

    private void ended(FlowFile flow, RunFile run, Checkpoint last) {
        transaction.executeWithoutResult(_ -> {
            runs.progress(last, clock.instant());
            boolean done = last.phase() == Checkpoint.Phase.DONE;
            ExchangeRun.State state = done ? ExchangeRun.State.DONE : last.phase() == Checkpoint.Phase.CANCELLED ? ExchangeRun.State.CANCELLED : ExchangeRun.State.DIFFERENT;
            if (runs.end(run.id(), state, state == ExchangeRun.State.DIFFERENT ? "not-reconciled" : null, state == ExchangeRun.State.DIFFERENT ? different(last) : null, clock.instant())) {
                audit.record(Act.done("exchange.end", "exchange-flow:" + flow.id()).with(Map.of("run", run.id().toString(), "state", state.name(), "read", last.read(), "rejected", last.rejected(), "sent", last.sentRows())));
                runs.forget(flow.id());
                if (done) {
                    flows.beginFollowing(flow.id(), clock.instant());
                }
            }
        });
    }

    /** Says what differs. */
    private static String different(Checkpoint last) {
        long target = last.targetRows() == null ? 0 : last.targetRows();
        String what = target < last.sentRows() ? "少 " + (last.sentRows() - target) + " 行" : target > last.sentRows() ? "多 " + (target - last.sentRows()) + " 行" : "行数相同，内容不同";
        return "对账不一致：来源送出 " + last.sentRows() + " 行（摘要 " + last.sent() + "），目标读回 " + target + " 行（摘要 " + last.target() + "），" + what + "；不一致的部分没有生效";
    }

    private void asked(@Nullable FlowFile flow, RunFile run, ExchangeRun.Wish wish) {
        if (wish == ExchangeRun.Wish.PAUSE) {
            end(run, ExchangeRun.State.PAUSED, null, null);
            return;
        }
        String left = null;
        try {
            if (flow != null) {
                tables.clear(flow, run.id());
            }
        } catch (ExchangeStopped away) {
            left = away.sentence() + "；没有生效的临时表留在目标库中，下次运行时清除";
        }
        end(run, ExchangeRun.State.CANCELLED, left == null ? null : "left-behind", left);
    }

    private void end(RunFile run, ExchangeRun.State state, @Nullable String code, @Nullable String message) {
        transaction.executeWithoutResult(_ -> {
            if (runs.end(run.id(), state, code, message, clock.instant())) {
                audit.record(Act.done("exchange.end", "exchange-flow:" + run.flow()).with(Map.of("run", run.id().toString(), "state", state.name(), "code", code == null ? "" : code)));
            }
        });
    }

    private final class Watch extends RunWatch {
        private final JobRun job;

        Watch(RunFile run, JobRun job) {
            super(run.id(), runs, secrets, settings, clock, transaction);
            this.job = job;
        }

        @Override
        public void begun(Checkpoint now, long about) {
            super.begun(now, about);
            job.total(about);
        }

        @Override
        public void committed(Checkpoint now) {
            super.committed(now);
            job.done(now.read());
        }
    }
}
