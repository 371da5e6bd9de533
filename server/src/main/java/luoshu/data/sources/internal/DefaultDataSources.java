package luoshu.data.sources.internal;

import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import luoshu.data.catalog.ResourceChoices;
import luoshu.data.catalog.ResourceView;
import luoshu.data.catalog.Resources;
import luoshu.data.sources.DataSourceDraft;
import luoshu.data.sources.DataSourceRow;
import luoshu.data.sources.DataSourceView;
import luoshu.data.sources.DataSources;
import luoshu.data.sources.SourceChoices;
import luoshu.data.sources.SourceDrift;
import luoshu.data.sources.SourceEntry;
import luoshu.data.sources.SourceOutcome;
import luoshu.data.sources.SourceReading;
import luoshu.data.sources.SourceTableRow;
import luoshu.data.sources.SourceTableView;
import luoshu.data.sources.SourceTest;
import luoshu.data.sources.SourceUnavailable;
import luoshu.data.sources.StartedReading;
import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.jobs.Job;
import luoshu.kernel.jobs.Jobs;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class DefaultDataSources implements DataSources {

    private static final int LONGEST_PRODUCT = 100;
    private final SourceQueries queries;
    private final ReadingQueries readings;
    private final SourceKinds kinds;
    private final SourceHosts hosts;
    private final SourceDrivers drivers;
    private final SourceConnections connections;
    private final SourceSecrets secrets;
    private final SensitivityRules rules;
    private final SourceSettings settings;
    private final Resources resources;
    private final Organs organs;
    private final Jobs jobs;
    private final Access access;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DefaultDataSources(SourceQueries queries, ReadingQueries readings, SourceKinds kinds, SourceHosts hosts, SourceDrivers drivers, SourceConnections connections, SourceSecrets secrets, SensitivityRules rules,
                       SourceSettings settings, Resources resources, Organs organs, Jobs jobs, Access access, Audit audit, Clock clock, PlatformTransactionManager transactions) {
        this.queries = queries;
        this.readings = readings;
        this.kinds = kinds;
        this.hosts = hosts;
        this.drivers = drivers;
        this.connections = connections;
        this.secrets = secrets;
        this.rules = rules;
        this.settings = settings;
        this.resources = resources;
        this.organs = organs;
        this.jobs = jobs;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public SourceChoices choices() {
        access.require(MANAGE);
        return new SourceChoices(kinds.list().stream().map(kind -> new SourceChoices.SourceKindChoice(kind.code(), kind.name(), kind.port(), kind.schemas() != null, drivers.has(kind), kind.movable())).toList(), hosts.configured(),
                settings.rows());
    }

    @Override
    public Page<DataSourceRow> list(@Nullable String q, PageRequest page) {
        access.require(MANAGE);
        Page<SourceQueries.Listed> found = queries.list(access.scope(MANAGE), q, page);
        return new Page<>(found.items().stream().map(one -> new DataSourceRow(one.file().id(), one.file().organ(), one.file().organName(), one.file().name(), kindName(one.file().kind()), one.file().host(),
                one.file().port(), one.file().database(), one.file().test(), one.readAt(), one.tables(), one.changes(), one.entries())).toList(), found.total(), found.page(), found.size());
    }

    @Override
    public DataSourceView get(UUID id) {
        return view(within(id));
    }

    @Override
    @Transactional
    public DataSourceView create(DataSourceDraft sent) {
        access.require(MANAGE);
        DataSourceDraft draft = SourceBounds.check(sent, kinds, null);
        Organ organ = organs.get(new OrganCode(access.official().organ()));
        UUID id = UUID.randomUUID();
        unique(queries.insert(id, organ, draft, secrets.seal(id, String.valueOf(draft.password())), access.actor(), clock.instant()));
        audit.record(Act.done("source.create", "data-source:" + id).with(Map.of("kind", String.valueOf(draft.kind()), "host", String.valueOf(draft.host()), "target", draft.writable())));
        return get(id);
    }

    @Override
    @Transactional
    public DataSourceView save(UUID id, int version, DataSourceDraft sent) {
        SourceFile file = locked(id);
        if (file.version() != version) {
            throw IfMatch.stale();
        }
        DataSourceDraft draft = SourceBounds.check(sent, kinds, file);
        unique(queries.save(file, draft, draft.password() == null ? file.password() : secrets.seal(id, draft.password()), access.actor(), clock.instant()));
        audit.record(Act.done("source.change", "data-source:" + id).with(Map.of("kind", String.valueOf(draft.kind()), "host", String.valueOf(draft.host()), "password", draft.password() != null, "target", draft.writable())));
        return get(id);
    }

    private static void unique(boolean kept) {
        if (!kept) {
            throw new Invalid("/name", "twice", "本单位已有同名的数据源");
        }
    }

    @Override
    @Transactional
    public void remove(UUID id, int version) {
        SourceFile file = locked(id);
        if (file.version() != version) {
            throw IfMatch.stale();
        }
        queries.remove(id, access.actor(), clock.instant());
        audit.record(Act.done("source.remove", "data-source:" + id).with(Map.of()));
    }

    @Override
    public SourceTest test(UUID id) {
        SourceFile file = within(id);
        long begun = System.nanoTime();
        SourceTest test = tested(file, begun);
        transaction.executeWithoutResult(_ -> {
            queries.tested(file, test);
            audit.record(Act.done("source.test", "data-source:" + id).with(Map.of("outcome", test.outcome().name())));
        });
        return test;
    }

    private SourceTest tested(SourceFile file, long begun) {
        Instant now = clock.instant();
        try {
            SourceKind kind = kinds.find(file.kind()).orElseThrow(() -> new SourceUnavailable(SourceOutcome.DRIVER_MISSING));
            String product = connections.ask(file, kind, connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(kind.test());
                }
                return connection.getMetaData().getDatabaseProductName() + " " + connection.getMetaData().getDatabaseProductVersion();
            });
            return new SourceTest(SourceOutcome.CONNECTED, now, millis(begun), sayable(product), null);
        } catch (SourceUnavailable away) {
            return new SourceTest(away.outcome(), now, millis(begun), null, away.state());
        }
    }

    /** It comes from outside. */
    private static String sayable(String product) {
        String plain = product.replaceAll("[^\\p{L}\\p{N} ._()/+-]", "");
        return plain.substring(0, Math.min(LONGEST_PRODUCT, plain.length()));
    }

    private static long millis(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    @Override
    @Transactional
    public StartedReading read(UUID id, boolean sample) {
        SourceFile file = locked(id);
        if (readings.running(id, clock.instant().minus(settings.lost()))) {
            throw new Refused(Problem.Kind.CONFLICT, "source-being-read", "the data source is being read");
        }
        UUID reading = UUID.randomUUID();
        Job job = jobs.start(SourceReadingJob.KIND, "读取数据源：" + file.name(), new SourceReadingJob.Order(id, reading, sample));
        audit.record(Act.done("source.read-begin", "data-source:" + id).with(Map.of("reading", reading.toString(), "sampled", sample)));
        return new StartedReading(reading, job.id());
    }

    @Override
    public List<SourceReading> readings(UUID id) {
        within(id);
        return readings.list(id);
    }

    @Override
    public Page<SourceTableRow> tables(UUID id, @Nullable UUID reading, @Nullable String q, PageRequest page) {
        within(id);
        Optional<SourceReading> read = readings.complete(id, reading);
        if (read.isEmpty() && reading == null) {
            return new Page<>(List.of(), 0, page.page(), page.size());
        }
        Page<ReadingQueries.Kept> found = readings.tables(read.orElseThrow(() -> new NotFound("reading")).id(), q, page);
        List<ResourceChoices.DataElement> elements = resources.choices().elements();
        Map<String, Long> entries = queries.entries(id, null).stream().collect(Collectors.groupingBy(SourceEntry::table, Collectors.counting()));
        return new Page<>(found.items().stream().map(one -> row(one, elements, entries.getOrDefault(one.table().name(), 0L))).toList(), found.total(), found.page(), found.size());
    }

    private SourceTableRow row(ReadingQueries.Kept kept, List<ResourceChoices.DataElement> elements, long entries) {
        TableRead table = kept.table();
        List<SourceTableView.SourceColumn> columns = TableColumns.of(kept, rules, elements);
        return new SourceTableRow(table.name(), table.view(), table.comment(), table.rows(), columns.size(), (int) columns.stream().filter(one -> one.suggestion().personal()).count(),
                columns.stream().mapToInt(one -> one.suggestion().sensitivity()).max().orElse(1), (int) entries);
    }

    @Override
    public SourceTableView table(UUID id, @Nullable UUID reading, String name) {
        within(id);
        SourceReading read = readings.complete(id, reading).orElseThrow(() -> new NotFound("reading"));
        return table(id, read, name, resources.choices().elements());
    }

    private SourceTableView table(UUID id, SourceReading reading, String name, List<ResourceChoices.DataElement> elements) {
        ReadingQueries.Kept kept = readings.table(reading.id(), name).orElseThrow(() -> new NotFound("table"));
        TableRead table = kept.table();
        TableProfile profile = kept.profile();
        return new SourceTableView(reading.id(), table.name(), table.view(), table.comment(), table.rows(), table.primaryKey(), table.foreignKeys(), profile == null ? null : profile.rows(),
                profile == null ? null : profile.fault(), TableColumns.of(kept, rules, elements), queries.entries(id, name));
    }

    @Override
    public List<SourceDrift> drift(UUID id, UUID reading) {
        within(id);
        return readings.drift(readings.complete(id, reading).orElseThrow(() -> new NotFound("reading")).id());
    }

    @Override
    @Transactional
    public SourceEntry register(UUID id, String name, List<String> columns) {
        SourceFile file = locked(id);
        access.require(Resources.EDIT);
        if (!file.organ().equals(access.official().organ())) {
            throw new Refused(Problem.Kind.CONFLICT, "source-of-another-organ", "an entry is drafted by the organ that has the data source");
        }
        SourceReading reading = readings.complete(id, null).orElseThrow(() -> new NotFound("reading"));
        ResourceChoices choices = resources.choices();
        SourceTableView table = table(id, reading, name, choices.elements());
        ResourceView entry = resources.create(TableDraft.of(file.name(), table, chosen(table, columns), choices.elements(), choices.formats().stream().map(ResourceChoices.ResourceChoice::code).toList()));
        queries.insertEntry(id, name, entry.id(), reading.number(), access.actor(), clock.instant());
        audit.record(Act.done("source.register", "data-source:" + id).with(Map.of("table", name, "resource", entry.id().toString(), "reading", reading.number())));
        return new SourceEntry(entry.id(), name, reading.number(), clock.instant(), access.actor().name());
    }

    private static List<SourceTableView.SourceColumn> chosen(SourceTableView table, List<String> columns) {
        if (columns.isEmpty()) {
            return table.columns();
        }
        Map<String, SourceTableView.SourceColumn> known = table.columns().stream().collect(Collectors.toMap(SourceTableView.SourceColumn::name, Function.identity()));
        for (int i = 0; i < columns.size(); i++) {
            if (!known.containsKey(columns.get(i))) {
                throw new Invalid("/columns/" + i, "unknown", "表中没有这个字段");
            }
        }
        Set<String> wanted = new HashSet<>(columns);
        return table.columns().stream().filter(one -> wanted.contains(one.name())).toList();
    }

    private SourceFile within(UUID id) {
        access.require(MANAGE);
        return queries.find(id).filter(one -> access.allows(MANAGE, one.subject())).orElseThrow(() -> new NotFound("data source"));
    }

    private SourceFile locked(UUID id) {
        access.require(MANAGE);
        return queries.lock(id).filter(one -> access.allows(MANAGE, one.subject())).orElseThrow(() -> new NotFound("data source"));
    }

    private DataSourceView view(SourceFile file) {
        return new DataSourceView(file.id(), file.organ(), file.organName(), file.name(), file.kind(), kindName(file.kind()), file.host(), file.port(), file.database(), file.schema(), file.user(), file.tls(), file.target(),
                file.version(), file.test(), readings.complete(file.id(), null).orElse(null), readings.latest(file.id()).orElse(null), file.changedAt(), file.changedBy());
    }

    /** A kind that content no longer has is called by its code. */
    private Text kindName(String code) {
        return kinds.find(code).map(SourceKind::name).orElseGet(() -> new Text(code, code));
    }
}
