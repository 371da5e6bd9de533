package luoshu.data.sources.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.catalog.ResourceChoices.DataElement;
import luoshu.data.catalog.Resources;
import luoshu.data.sources.DataSources;
import luoshu.data.sources.SourceDrift;
import luoshu.data.sources.SourceOutcome;
import luoshu.data.sources.SourceReading;
import luoshu.data.sources.SourceUnavailable;
import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.jobs.JobCancelled;
import luoshu.kernel.jobs.JobKind;
import luoshu.kernel.jobs.JobRun;
import luoshu.kernel.problems.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads a schema, table by table, and tells it apart from the one before. Begun again after an interruption it reads anew under the same number: half a reading is never seen. */
@Component
class SourceReadingJob implements JobKind<SourceReadingJob.Order> {

    static final String KIND = "data-source-reading";

    /** {@code reading}: the id it is to have, so that a job that is begun again knows its own. */
    record Order(UUID source, UUID reading, boolean sample) {
    }

    private final SourceQueries sources;
    private final ReadingQueries readings;
    private final SourceKinds kinds;
    private final SourceConnections connections;
    private final SensitivityRules rules;
    private final SourceSettings settings;
    private final Resources resources;
    private final Access access;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SourceReadingJob(SourceQueries sources, ReadingQueries readings, SourceKinds kinds, SourceConnections connections, SensitivityRules rules, SourceSettings settings, Resources resources, Access access,
                     Audit audit, Clock clock, PlatformTransactionManager transactions) {
        this.sources = sources;
        this.readings = readings;
        this.kinds = kinds;
        this.connections = connections;
        this.rules = rules;
        this.settings = settings;
        this.resources = resources;
        this.access = access;
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
    public void run(Order order, JobRun run) {
        SourceFile source = sources.find(order.source()).filter(one -> access.allows(DataSources.MANAGE, one.subject())).orElseThrow(() -> new NotFound("data source"));
        Instant now = clock.instant();
        if (!Boolean.TRUE.equals(transaction.execute(_ -> readings.begin(order.reading(), source.id(), order.sample(), access.actor(), now, now.minus(settings.lost()))))) {
            throw new SourceUnavailable(SourceOutcome.BUSY).refused();
        }
        try {
            SourceKind kind = kinds.find(source.kind()).orElseThrow(() -> new SourceUnavailable(SourceOutcome.DRIVER_MISSING));
            connections.ask(source, kind, connection -> read(order, source, kind, connection, run));
        } catch (JobCancelled cancelled) {
            end(order, SourceReading.State.CANCELLED, null);
            throw cancelled;
        } catch (SourceUnavailable away) {
            end(order, SourceReading.State.FAILED, away.outcome());
            throw away.refused();
        } catch (RuntimeException | Error failed) {
            end(order, SourceReading.State.FAILED, SourceOutcome.FAILED);
            throw failed;
        }
    }

    private void end(Order order, SourceReading.State state, @Nullable SourceOutcome failure) {
        transaction.executeWithoutResult(_ -> {
            readings.end(order.reading(), state, failure, clock.instant());
            audit.record(Act.done("source.read-failed", "data-source:" + order.source()).with(Map.of("reading", order.reading().toString(), "outcome", failure == null ? state.name() : failure.name())));
        });
    }

    private boolean read(Order order, SourceFile source, SourceKind kind, Connection connection, JobRun run) throws SQLException {
        Optional<String> schema = kind.schema(source.schema(), source.user());
        SchemaReader reader = new SchemaReader(connection, kind, schema, settings);
        List<TableRead> tables = reader.tables();
        List<DataElement> elements = resources.choices().elements();
        TableSampler sampler = new TableSampler(connection, kind, schema, rules, elements, settings.rows());
        run.total(tables.size());
        List<TableRead> read = new ArrayList<>(tables.size());
        for (TableRead table : tables) {
            TableRead whole = reader.withKeys(table);
            TableProfile profile = order.sample() ? sampler.profile(whole) : null;
            keep(order, whole, profile);
            read.add(whole);
            run.done(read.size());
        }
        transaction.executeWithoutResult(_ -> finish(order, source, read, reader.truncated()));
        return true;
    }

    private void keep(Order order, TableRead table, @Nullable TableProfile profile) {
        transaction.executeWithoutResult(_ -> {
            if (!readings.touch(order.reading(), clock.instant())) {
                throw new SourceUnavailable(SourceOutcome.TIMEOUT);
            }
            readings.keep(order.reading(), table, profile);
        });
    }

    private void finish(Order order, SourceFile source, List<TableRead> tables, boolean truncated) {
        List<SourceDrift> drift = readings.complete(source.id(), null).map(before -> SchemaDrift.between(readings.tables(before.id()), tables)).orElse(List.of());
        int columns = tables.stream().mapToInt(table -> table.columns().size()).sum();
        if (!readings.done(order.reading(), source.id(), tables.size(), columns, truncated, drift, clock.instant())) {
            throw new SourceUnavailable(SourceOutcome.TIMEOUT);
        }
        readings.forget(source.id());
        audit.record(Act.done("source.read", "data-source:" + source.id()).with(Map.of("reading", order.reading().toString(), "tables", tables.size(), "columns", columns, "changes", drift.size(), "sampled", order.sample())));
    }
}
