package luoshu.data.analysis.internal;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import luoshu.data.analysis.AnalysisQuestion;
import luoshu.data.analysis.internal.GrantedTable.GrantedColumn;
import luoshu.data.contracts.ActiveContracts;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.RowCondition;
import luoshu.data.sources.SourceLinks;
import luoshu.data.sources.SourceUnavailable;
import luoshu.kernel.access.Actor;
import luoshu.kernel.database.DataFolder;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An admitted question in an engine of its own: what it may read is copied there, cut and masked, and asked. */
@Component
class QuestionRun {

    private static final Duration TURN = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(300);

    private final GrantedTables tables;
    private final UseQueries uses;
    private final ActiveContracts contracts;
    private final SourceLinks sources;
    private final AnalysisSettings settings;
    private final Path folder;
    private final TransactionTemplate transaction;
    private final Semaphore engines;

    QuestionRun(GrantedTables tables, UseQueries uses, ActiveContracts contracts, SourceLinks sources, AnalysisSettings settings, DataFolder folder, PlatformTransactionManager transactions) {
        this.tables = tables;
        this.uses = uses;
        this.contracts = contracts;
        this.sources = sources;
        this.settings = settings;
        this.folder = folder.resolve("analysis");
        this.transaction = new TransactionTemplate(transactions);
        this.engines = new Semaphore(settings.atOnce(), true);
        AnalysisEngine.sweep(this.folder);
    }

    /** @param reading becomes true before the first row is asked for */
    AnalysisEngine.Found run(Actor.Official official, AnalysisQuestion question, QuestionPlan plan, long begun, AtomicBoolean reading) {
        try {
            if (!engines.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw QuestionReader.busy();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw QuestionReader.busy();
        }
        try (AnalysisEngine engine = AnalysisEngine.open(folder, settings); QuestionWatch watch = new QuestionWatch(begun, settings.time(), LOOK, () -> uses.cancelled(question.id()), engine::stop)) {
            return answered(official, question, plan, engine, watch, reading);
        } finally {
            engines.release();
        }
    }

    private AnalysisEngine.Found answered(Actor.Official official, AnalysisQuestion question, QuestionPlan plan, AnalysisEngine engine, QuestionWatch watch, AtomicBoolean reading) {
        try {
            for (Loading table : plan.tables()) {
                engine.create(table.name(), table.columns());
            }
            AnalysisEngine.Shape shape = engine.check(plan.sql());
            for (int i = 0; i < plan.tables().size(); i++) {
                watch.goOn();
                tables.still(official, plan.tables().get(i));
                reading.set(true);
                load(engine, question, i + 1, plan.tables().get(i), watch);
            }
            watch.goOn();
            return engine.ask(plan.sql(), shape, plan.most());
        } catch (SQLException failed) {
            watch.goOn();
            throw AnalysisEngine.unfit(failed) ? new Refused(Problem.Kind.INVALID, "analysis-conversion", "查询里的转换或者计算不适用于某些值") : failed();
        }
    }

    private static Refused failed() {
        return new Refused(Problem.Kind.UNAVAILABLE, "analysis-failed", "计算引擎无法完成，请缩小查询");
    }

    /** Copies what is given of a table, cut to the rows of the contract and masked before the engine sees it. What was read is on record, also where it broke off. */
    private void load(AnalysisEngine engine, AnalysisQuestion question, int position, Loading loading, QuestionWatch watch) throws SQLException {
        AtomicLong taken = new AtomicLong();
        try (AnalysisEngine.Filling filling = engine.fill(loading.name(), loading.columns())) {
            try {
                read(loading, filling, taken, watch);
                filling.flush();
            } catch (Unfilled unfilled) {
                throw refusal(loading, unfilled.why, watch);
            } catch (SQLException failed) {
                throw refusal(loading, failed, watch);
            }
        } finally {
            transaction.executeWithoutResult(_ -> uses.read(question.id(), position, taken.get()));
        }
    }

    /** The engine did not take a row. */
    private static final class Unfilled extends RuntimeException {
        private final SQLException why;

        private Unfilled(SQLException why) {
            super(null, null, false, false);
            this.why = why;
        }
    }

    private void read(Loading loading, AnalysisEngine.Filling filling, AtomicLong taken, QuestionWatch watch) {
        GrantedTable.Place place = Objects.requireNonNull(loading.table().place());
        Contract contract = loading.table().contract();
        RowCondition condition = place.condition();
        List<GrantedColumn> columns = loading.columns();
        List<String> read = new ArrayList<>(columns.stream().map(GrantedColumn::column).toList());
        if (condition != null) {
            read.add(condition.field());
        }
        @Nullable String[] values = new String[columns.size()];
        try {
            sources.rows(place.source(), place.relation(), read, condition == null ? null : new SourceLinks.Beginning(condition.field(), condition.prefix()), Long.MAX_VALUE, row -> {
                watch.goOn();
                if (condition != null && !condition.holds(row[columns.size()])) {
                    return;
                }
                if (taken.get() == settings.tableRows()) {
                    throw new Refused(Problem.Kind.INVALID, "analysis-table-too-large", loading.table().shown().title() + " 超过 " + settings.tableRows() + " 行，不能分析", Map.of("table", loading.name(), "most", settings.tableRows()));
                }
                taken.incrementAndGet();
                for (int i = 0; i < values.length; i++) {
                    values[i] = given(contract, columns.get(i), row[i]);
                }
                try {
                    filling.row(values);
                } catch (SQLException failed) {
                    throw new Unfilled(failed);
                }
            });
        } catch (SourceUnavailable away) {
            watch.goOn();
            throw away.refused();
        }
    }

    private static Refused refusal(Loading loading, SQLException why, QuestionWatch watch) {
        watch.goOn();
        return AnalysisEngine.unfit(why) ? new Refused(Problem.Kind.CONFLICT, "analysis-value", loading.table().shown().title() + " 中有与字段类型不符的值", Map.of("table", loading.name())) : failed();
    }

    private @Nullable String given(@Nullable Contract contract, GrantedColumn column, @Nullable String value) {
        return value == null || contract == null || column.item() == null ? value : contracts.masked(contract, column.item(), value).orElse(null);
    }
}
