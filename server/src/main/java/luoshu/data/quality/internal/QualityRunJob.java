package luoshu.data.quality.internal;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import luoshu.data.quality.ComparisonFound;
import luoshu.data.quality.QualityRules;
import luoshu.data.quality.QualityRun;
import luoshu.data.quality.RuleFound;
import luoshu.data.quality.RuleOutcome;
import luoshu.data.quality.internal.RuleFile.Rule;
import luoshu.data.quality.internal.RuleFile.RuleTable;
import luoshu.data.sources.SourceLinks;
import luoshu.data.sources.SourceRows;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.database.DataFolder;
import luoshu.kernel.jobs.JobCancelled;
import luoshu.kernel.jobs.JobKind;
import luoshu.kernel.jobs.JobRun;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Fetches the tables into an engine, runs the rules, keeps what they found. One at a time on a node: an engine may hold as much memory as the settings say. Begun again it starts anew. */
@Component
class QualityRunJob implements JobKind<QualityRunJob.Order> {

    static final String KIND = "quality-run";
    private static final Duration TOUCH = Duration.ofSeconds(20);

    /** {@code run}: the id it is to have, so that a job that is begun again knows its own. */
    record Order(UUID ruleSet, UUID run) {
    }

    private final RuleSetQueries ruleSets;
    private final RunQueries runs;
    private final DefaultQualityTickets tickets;
    private final SourceRows sources;
    private final SourceLinks links;
    private final EngineSettings settings;
    private final Path folder;
    private final Access access;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Semaphore engine = new Semaphore(1);

    QualityRunJob(RuleSetQueries ruleSets, RunQueries runs, DefaultQualityTickets tickets, SourceRows sources, SourceLinks links, EngineSettings settings, DataFolder folder, Access access, Audit audit, Clock clock, PlatformTransactionManager transactions) {
        this.ruleSets = ruleSets;
        this.runs = runs;
        this.tickets = tickets;
        this.sources = sources;
        this.links = links;
        this.settings = settings;
        this.folder = folder.resolve("quality");
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        ColumnEngine.sweep(this.folder);
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
    public void run(Order order, JobRun run) throws InterruptedException {
        RuleSetFile file = ruleSets.find(order.ruleSet()).filter(one -> access.allows(QualityRules.MANAGE, one.subject())).orElseThrow(() -> new NotFound("rule set"));
        Instant now = clock.instant();
        if (!Boolean.TRUE.equals(transaction.execute(_ -> runs.begin(order.run(), file.id(), file.version(), access.actor(), now, now.minus(DefaultQualityRules.LOST))))) {
            throw new Refused(Problem.Kind.CONFLICT, "rules-running", "规则正在运行，请稍候");
        }
        engine.acquire();
        try (ColumnEngine columns = ColumnEngine.open(folder, settings)) {
            found(order, file, columns, run);
        } catch (JobCancelled cancelled) {
            end(order, QualityRun.State.CANCELLED, null);
            throw cancelled;
        } catch (Problem refused) {
            end(order, QualityRun.State.FAILED, refused.getMessage());
            throw refused;
        } catch (SQLException failed) {
            // The engine's message may hold values of rows.
            end(order, QualityRun.State.FAILED, "计算引擎无法完成，请核对规则，或者调大内存和磁盘上限");
            throw new Refused(Problem.Kind.UNAVAILABLE, "engine-failed", "计算引擎无法完成，请核对规则，或者调大内存和磁盘上限");
        } catch (RuntimeException | Error failed) {
            end(order, QualityRun.State.FAILED, "运行出错");
            throw failed;
        } finally {
            engine.release();
        }
    }

    private void found(Order order, RuleSetFile file, ColumnEngine columns, JobRun run) throws SQLException {
        RuleFile rules = RuleFiles.of(file);
        run.total(rules.tables().size() * 2L + rules.comparisons().size());
        long rows = 0;
        for (int i = 0; i < rules.tables().size(); i++) {
            rows += fetch(order, file.source(), rules.tables().get(i), columns);
            run.done(i + 1);
        }
        List<RuleFound> found = new ArrayList<>();
        LocalDateTime now = LocalDateTime.now(clock);
        for (int i = 0; i < rules.tables().size(); i++) {
            RuleTable table = rules.tables().get(i);
            List<RuleOutcome> outcomes = columns.run(table, now, _ -> touch(order));
            for (Rule rule : table.rules()) {
                outcomes.stream().filter(one -> one.rule().equals(rule.code())).forEach(one -> found.add(new RuleFound(rule.name(), rule.severity(), one)));
            }
            run.done(rules.tables().size() + i + 1);
        }
        List<ComparisonFound> compared = new ArrayList<>();
        for (int i = 0; i < rules.comparisons().size(); i++) {
            ComparisonEngine.Compared one = columns.compare(rules.comparisons().get(i), (side, sink) -> rows(order, file, side, sink));
            compared.add(one.found());
            found.addAll(one.outcomes());
            rows += one.found().sides().stream().mapToLong(ComparisonFound.ComparisonSide::rows).sum();
            run.done(rules.tables().size() * 2L + i + 1);
        }
        long all = rows;
        transaction.executeWithoutResult(_ -> {
            if (!runs.done(order.run(), all, found, compared, clock.instant())) {
                throw lost();
            }
            tickets.after(file, order.run(), found);
            audit.record(Act.done("quality.run", "quality-rules:" + file.id()).with(Map.of("run", order.run().toString(), "rows", all, "rules", found.size(), "failing",
                    found.stream().filter(one -> one.outcome().failed() > 0).count())));
        });
    }

    /** By itself a run reads data sources of the organ of the rules only: nobody stands by whose reach it would be. */
    private void rows(Order order, RuleSetFile file, Comparison.Side side, ColumnEngine.Sink sink) {
        UUID source = side.source() == null ? file.source() : side.source();
        if (side.source() != null && access.actor() instanceof Actor.Platform && links.find(source).filter(one -> one.subject().organ().equals(file.organ())).isEmpty()) {
            throw new Refused(Problem.Kind.CONFLICT, "comparison-source-of-another-organ", "定时运行只能比对本单位的数据源");
        }
        List<String> columns = new ArrayList<>(side.key());
        columns.addAll(side.columns());
        read(order, source, side.table(), columns, sink);
    }

    private long fetch(Order order, UUID source, RuleTable table, ColumnEngine columns) throws SQLException {
        return columns.load(table, sink -> read(order, source, table.name(), List.copyOf(table.columns().keySet()), sink));
    }

    private void read(Order order, UUID source, String table, List<String> columns, ColumnEngine.Sink sink) {
        Instant[] touched = {clock.instant()};
        sources.read(source, table, columns, settings.rows(), row -> {
            try {
                sink.row(row);
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
            if (clock.instant().isAfter(touched[0].plus(TOUCH))) {
                touch(order);
                touched[0] = clock.instant();
            }
        });
    }

    private void touch(Order order) {
        if (!Boolean.TRUE.equals(transaction.execute(_ -> runs.touch(order.run(), clock.instant())))) {
            throw lost();
        }
    }

    private static Refused lost() {
        return new Refused(Problem.Kind.CONFLICT, "run-lost", "这次运行中断过久，已经作废");
    }

    private void end(Order order, QualityRun.State state, @Nullable String failure) {
        transaction.executeWithoutResult(_ -> {
            runs.end(order.run(), state, failure, clock.instant());
            audit.record(Act.done("quality.run-failed", "quality-rules:" + order.ruleSet()).with(Map.of("run", order.run().toString(), "state", state.name())));
        });
    }
}
