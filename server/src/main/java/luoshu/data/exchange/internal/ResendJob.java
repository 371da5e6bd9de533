package luoshu.data.exchange.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.data.exchange.ExchangeRejection;
import luoshu.data.exchange.ExchangeReason;
import luoshu.kernel.jobs.JobKind;
import luoshu.kernel.jobs.JobRun;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends rows again that were kept back: read anew by their keys, merged by key. Begun again it does the same again: nothing is doubled. */
@Component
class ResendJob implements JobKind<ResendJob.Order> {

    static final String KIND = "table-exchange-resend";
    private static final int AT_ONCE = 200;

    record Order(UUID flow, UUID run) {
    }

    private final FlowQueries flows;
    private final RunQueries runs;
    private final FlowTables tables;
    private final ExchangeSecrets secrets;
    private final TransactionTemplate transaction;

    ResendJob(FlowQueries flows, RunQueries runs, FlowTables tables, ExchangeSecrets secrets, PlatformTransactionManager transactions) {
        this.flows = flows;
        this.runs = runs;
        this.tables = tables;
        this.secrets = secrets;
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
        FlowFile flow = flows.find(order.flow()).orElse(null);
        if (flow == null) {
            return;
        }
        try {
            tables.open(flow, (source, target, plan, check) -> {
                if (!check.changed().isEmpty() || !check.findings().isEmpty() || plan == null) {
                    throw new ExchangeStopped("table-changed", (check.changed().isEmpty() ? check.findings() : check.changed()).getFirst().sentence());
                }
                if (!plan.target().uniqueOver(plan.targetKeys())) {
                    throw new ExchangeStopped("target-key-not-unique", "目标表 " + plan.target().name() + " 在关键字段上没有唯一约束，不能单独重发，请整表重新交换");
                }
                ExchangeEngine engine = new ExchangeEngine(plan, flow.id(), order.run(), source, target, EngineWatch.NOBODY, AT_ONCE);
                engine.beginAgain();
                return send(order, engine, job);
            });
        } catch (ExchangeStopped stopped) {
            throw new Refused(Problem.Kind.UNAVAILABLE, "exchange-stopped", stopped.sentence());
        }
    }

    private long send(Order order, ExchangeEngine engine, JobRun job) {
        job.total(runs.rejected(order.run()));
        long done = 0;
        @Nullable UUID after = null;
        for (List<RunQueries.Waiting> waiting = runs.waiting(order.run(), null, AT_ONCE); !waiting.isEmpty(); waiting = runs.waiting(order.run(), after, AT_ONCE)) {
            Map<List<String>, UUID> keys = new HashMap<>();
            waiting.forEach(one -> keys.put(secrets.open(order.run(), one.key()), one.id()));
            ExchangeEngine.Resent resent = engine.again(List.copyOf(keys.keySet()));
            transaction.executeWithoutResult(_ -> keys.forEach((key, id) -> {
                List<ExchangeReason> reasons = resent.rejected().get(key);
                runs.again(id, reasons != null ? ExchangeRejection.State.KEPT : resent.sent().contains(key) ? ExchangeRejection.State.SENT : ExchangeRejection.State.GONE, reasons);
            }));
            after = waiting.getLast().id();
            done += waiting.size();
            job.done(done);
        }
        return done;
    }
}
