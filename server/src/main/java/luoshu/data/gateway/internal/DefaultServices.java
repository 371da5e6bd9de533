package luoshu.data.gateway.internal;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.gateway.OperationUse;
import luoshu.data.gateway.ServedTableView;
import luoshu.data.gateway.ServiceDiff;
import luoshu.data.gateway.ServiceDraft;
import luoshu.data.gateway.ServiceOperation;
import luoshu.data.gateway.ServiceRefreshed;
import luoshu.data.gateway.ServiceRow;
import luoshu.data.gateway.ServiceView;
import luoshu.data.gateway.SharedServices;
import luoshu.data.sources.SourceUnavailable;
import luoshu.kernel.access.Access;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@Component
class DefaultServices implements SharedServices {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private final ServiceQueries queries;
    private final ServiceHosts hosts;
    private final Providers providers;
    private final Breakers breakers;
    private final ServiceReading reading;
    private final TableCheck check;
    private final Organs organs;
    private final Access access;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DefaultServices(ServiceQueries queries, ServiceHosts hosts, Providers providers, Breakers breakers, ServiceReading reading, TableCheck check, Organs organs, Access access, TransactionTemplate transaction, Clock clock) {
        this.queries = queries;
        this.hosts = hosts;
        this.providers = providers;
        this.breakers = breakers;
        this.reading = reading;
        this.check = check;
        this.organs = organs;
        this.access = access;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public List<String> hosts() {
        access.require(MANAGE);
        return hosts.configured();
    }

    @Override
    public Page<ServiceRow> list(@Nullable String q, PageRequest page) {
        access.require(MANAGE);
        if (q != null) {
            Storable.check(q, "/q");
        }
        Page<ServiceQueries.Listed> listed = queries.list(access.scope(MANAGE), q, page);
        Instant now = clock.instant();
        return new Page<>(listed.items().stream().map(one -> new ServiceRow(one.file().id(), one.file().organName(), one.file().name(), one.file().baseUrl(), one.operations(), breakers.health(one.file().id()),
                one.file().readAt(), one.file().maintained(now).isPresent())).toList(), listed.total(), listed.page(), listed.size());
    }

    @Override
    public ServiceView get(UUID id) {
        return view(within(queries.find(id)));
    }

    @Override
    @Transactional
    public ServiceView create(ServiceDraft draft) {
        access.require(MANAGE);
        ServiceBounds.check(draft);
        UUID id = queries.insert(organs.get(new OrganCode(access.official().organ())), draft, key(draft, null), access.actor(), clock.instant()).orElseThrow(DefaultServices::nameTaken);
        changed("create", id, Map.of());
        return get(id);
    }

    @Override
    @Transactional
    public ServiceView save(UUID id, int version, ServiceDraft draft) {
        access.require(MANAGE);
        ServiceFile file = served(within(queries.lock(id)));
        if (file.version() != version) {
            throw IfMatch.stale();
        }
        ServiceBounds.check(draft);
        if (!queries.save(id, draft, key(draft, file), access.actor(), clock.instant())) {
            throw nameTaken();
        }
        changed("save", id, Map.of());
        return get(id);
    }

    /** Absent: stays as it is. Whoever does not sign any more registers anew. */
    private static byte @Nullable [] key(ServiceDraft draft, @Nullable ServiceFile before) {
        if (draft.publicKey() == null || draft.publicKey().isBlank()) {
            return before == null ? null : before.publicKey();
        }
        return PublicKeys.read(draft.publicKey(), "/publicKey").point();
    }

    @Override
    @Transactional
    public void remove(UUID id, int version) {
        ServiceFile file = within(queries.lock(id));
        if (file.version() != version) {
            throw IfMatch.stale();
        }
        queries.remove(id, access.actor(), clock.instant());
        changed("remove", id, Map.of());
    }

    @Override
    public ServiceRefreshed refresh(UUID id) {
        ServiceFile file = within(queries.find(id));
        if (file.table() != null) {
            return refresh(file, file.table());
        }
        List<OpenApiDocument.Told> told = document(file);
        ServiceDiff diff = transaction.execute(_ -> reading.apply(still(file).id(), told));
        return new ServiceRefreshed(get(id), diff);
    }

    private ServiceRefreshed refresh(ServiceFile file, ServedTable table) {
        try {
            ServedTable now = DefaultTableServices.anew(check, table, clock.instant());
            ServiceDiff diff = transaction.execute(_ -> {
                still(file);
                queries.putTable(file.id(), now);
                String resource = queries.operations(file.id()).stream().findFirst().map(ServiceOperation::summary).orElse(file.name());
                return reading.apply(file.id(), OpenApiDocument.read(JSON.writeValueAsBytes(TableDocument.of(file.name(), resource, now))));
            });
            return new ServiceRefreshed(get(file.id()), diff);
        } catch (SourceUnavailable away) {
            throw away.refused();
        }
    }

    /** Locked; nobody saved it since it was read: what was looked at is what is registered. */
    private ServiceFile still(ServiceFile file) {
        ServiceFile now = within(queries.lock(file.id()));
        if (now.version() != file.version()) {
            throw IfMatch.stale();
        }
        return now;
    }

    private List<OpenApiDocument.Told> document(ServiceFile file) {
        try {
            Providers.Told answer = providers.await(new ProviderQuestion("GET", List.of("Accept", "application/json, application/yaml"), new byte[0]), URI.create(file.baseUrl() + file.document()), PATIENCE, OpenApiDocument.LARGEST);
            if (answer.statusCode() != 200) {
                throw unreadable("status " + answer.statusCode());
            }
            return OpenApiDocument.read(answer.body());
        } catch (Providers.NoAnswer none) {
            throw unreadable(none.failure().name());
        } catch (IllegalArgumentException wrong) {
            throw unreadable(String.valueOf(wrong.getMessage()));
        }
    }

    @Override
    @Transactional
    public ServiceView open(UUID id, OperationUse use) {
        access.require(MANAGE);
        ServiceFile file = served(within(queries.lock(id)));
        ServiceOperation operation = queries.operations(id).stream().filter(one -> !one.removed() && one.method().equals(use.method()) && one.path().equals(use.path())).findFirst()
                .orElseThrow(() -> new Invalid("/path", "unknown", "服务没有这个接口"));
        List<FieldError> errors = new ArrayList<>();
        if (use.resource() != null && queries.resourceOf(use.resource(), file.organ()).isEmpty()) {
            errors.add(new FieldError("/resource", "unknown", "本机构没有这个现行的数据资源"));
        }
        if (use.subject() != null && operation.parameters().stream().noneMatch(one -> one.name().equals(use.subject()))) {
            errors.add(new FieldError("/subject", "unknown", "接口没有这个参数"));
        }
        if (!use.rows().matches("(/[A-Za-z0-9_.-]{1,60}){0,5}")) {
            errors.add(new FieldError("/rows", "pattern", "应为 JSON 指针，如 /data/list"));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        queries.open(id, use);
        changed("open", id, Map.of("operation", use.method() + " " + use.path(), "resource", String.valueOf(use.resource())));
        return get(id);
    }

    private void changed(String act, UUID id, Map<String, Object> detail) {
        reading.changed(act, id, detail);
    }

    /** A table is changed as one, see {@link DefaultTableServices}. */
    private static ServiceFile served(ServiceFile file) {
        if (file.table() != null) {
            throw new Refused(Problem.Kind.CONFLICT, "service-is-a-table", "the service is a table: it is changed as one");
        }
        return file;
    }

    private ServiceFile within(Optional<ServiceFile> file) {
        access.require(MANAGE);
        return file.filter(one -> access.allows(MANAGE, one.subject())).orElseThrow(() -> new NotFound("service"));
    }

    private ServiceView view(ServiceFile file) {
        return new ServiceView(file.id(), file.organ(), file.organName(), file.name(), file.baseUrl(), file.testUrl(), file.document(), file.timeoutMillis(), file.atOnce(), file.publicKey() != null, file.maintenance().stream().filter(one -> one.until().isAfter(clock.instant())).toList(),
                file.version(), file.readAt(), queries.operations(file.id()), breakers.health(file.id()), file.changedAt(), file.changedBy(),
                file.table() == null ? null : table(file.id(), file.table()));
    }

    private ServedTableView table(UUID service, ServedTable table) {
        ServiceOperation operation = queries.operations(service).stream().filter(one -> one.path().equals(ServedTable.PATH)).findFirst().orElseThrow();
        return new ServedTableView(table.source(), queries.sourceName(table.source()).orElse(null), table.name(), table.testName(), operation.resource(), operation.subject(),
                table.columns().stream().map(one -> new ServedTableView.ServedColumnView(one.field(), one.said().column(), one.type(), one.said().filter(), one.said().required(), one.said().key())).toList(), table.most(),
                table.drift(), table.checkedAt());
    }

    static Invalid nameTaken() {
        return new Invalid("/name", "name-taken", "本机构已有同名服务");
    }

    private static Refused unreadable(String why) {
        return new Refused(Problem.Kind.CONFLICT, "service-document-unreadable", "the document of the service cannot be read: " + why, Map.of("why", why));
    }
}
