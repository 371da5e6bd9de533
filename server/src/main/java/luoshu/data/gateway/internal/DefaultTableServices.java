package luoshu.data.gateway.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import luoshu.data.gateway.OperationUse;
import luoshu.data.gateway.ServiceView;
import luoshu.data.gateway.SharedServices;
import luoshu.data.gateway.TableServiceDraft;
import luoshu.data.gateway.TableServices;
import luoshu.data.sources.DataSources;
import luoshu.data.sources.SourceLink;
import luoshu.data.sources.SourceLinks;
import luoshu.data.sources.SourceOutcome;
import luoshu.data.sources.SourceUnavailable;
import luoshu.kernel.access.Access;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.requests.IfMatch;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@Component
class DefaultTableServices implements TableServices {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private final SharedServices services;
    private final ServiceQueries queries;
    private final ServiceReading reading;
    private final TableCheck check;
    private final SourceLinks sources;
    private final Organs organs;
    private final Access access;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DefaultTableServices(SharedServices services, ServiceQueries queries, ServiceReading reading, TableCheck check, SourceLinks sources, Organs organs, Access access, TransactionTemplate transaction, Clock clock) {
        this.services = services;
        this.queries = queries;
        this.reading = reading;
        this.check = check;
        this.sources = sources;
        this.organs = organs;
        this.access = access;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public ServiceView create(TableServiceDraft draft) {
        access.require(SharedServices.MANAGE);
        Organ organ = organs.get(new OrganCode(access.official().organ()));
        ServedTable table = looked(draft, organ.code().value());
        UUID made = transaction.execute(_ -> {
            Instant now = clock.instant();
            UUID id = queries.insertTable(organ, draft, table, access.actor(), now).orElseThrow(DefaultServices::nameTaken);
            keep(id, draft, table, "create-table");
            return id;
        });
        return services.get(made);
    }

    @Override
    public ServiceView save(UUID id, int version, TableServiceDraft draft) {
        ServiceFile file = within(queries.find(id));
        if (file.table() == null) {
            throw new NotFound("served table");
        }
        ServedTable table = looked(draft, file.organ());
        transaction.executeWithoutResult(_ -> {
            if (within(queries.lock(id)).version() != version) {
                throw IfMatch.stale();
            }
            if (!queries.saveTable(id, draft, table, access.actor(), clock.instant())) {
                throw DefaultServices.nameTaken();
            }
            keep(id, draft, table, "save-table");
        });
        return services.get(id);
    }

    private void keep(UUID id, TableServiceDraft draft, ServedTable table, String act) {
        queries.putTable(id, table);
        reading.apply(id, OpenApiDocument.read(JSON.writeValueAsBytes(TableDocument.of(draft.name(), name(draft.resource()), table))));
        queries.open(id, new OperationUse("GET", ServedTable.PATH, draft.resource(), draft.subject(), ServedTable.ROWS));
        reading.changed(act, id, Map.of("source", draft.source().toString(), "table", draft.table(), "resource", draft.resource().toString()));
    }

    /** A source of the organ itself, asked before anything is kept. */
    private ServedTable looked(TableServiceDraft draft, String organ) {
        SourceLink source = sources.find(draft.source()).filter(one -> access.allows(DataSources.MANAGE, one.subject()) && organ.equals(one.subject().organ()))
                .orElseThrow(() -> new Invalid("/source", "unknown", "本机构没有这个数据源"));
        if (!source.movable() || source.schema() == null) {
            throw new Invalid("/source", "source-kind", "平台还不能直接提供这类数据库的表");
        }
        Set<String> fields = queries.resourceOf(draft.resource(), organ).isEmpty() ? Set.of() : queries.fields(draft.resource());
        TableBounds.check(draft, fields);
        try {
            Optional<TableShape> test = draft.testTable() == null || draft.testTable().isBlank() ? Optional.empty() : check.shape(source.id(), source.schema(), draft.testTable(), PATIENCE);
            ServedTable table = TableBounds.against(draft, source.schema(), check.shape(source.id(), source.schema(), draft.table(), PATIENCE), test, clock.instant());
            TableBounds.answered(draft, check.tryOut(table, table.name(), PATIENCE));
            return table;
        } catch (SourceUnavailable away) {
            throw away.refused();
        }
    }

    /** The table as it is now, for a service that is read anew. @throws SourceUnavailable */
    static ServedTable anew(TableCheck check, ServedTable table, Instant now) {
        TableShape shape = check.shape(table.source(), table.schema(), table.name(), PATIENCE).orElseThrow(() -> new SourceUnavailable(SourceOutcome.FAILED, "42P01"));
        ServedTable read = TableBounds.anew(table, shape);
        return new ServedTable(read.source(), read.schema(), read.name(), read.testName(), read.columns(), read.most(), check.drift(read, PATIENCE), now);
    }

    @Override
    public Map<String, Object> document(UUID id) {
        ServiceFile file = within(queries.find(id));
        ServedTable table = Optional.ofNullable(file.table()).orElseThrow(() -> new NotFound("document"));
        return TableDocument.of(file.name(), queries.operations(id).stream().findFirst().map(one -> one.summary()).orElse(file.name()), table);
    }

    private String name(UUID resource) {
        return queries.resourceOf(resource, access.official().organ()).orElse("");
    }

    private ServiceFile within(Optional<ServiceFile> file) {
        access.require(SharedServices.MANAGE);
        return file.filter(one -> access.allows(SharedServices.MANAGE, one.subject())).orElseThrow(() -> new NotFound("service"));
    }
}
