package luoshu.data.profiles.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import luoshu.data.profiles.FeedColumn;
import luoshu.data.profiles.FeedDraft;
import luoshu.data.profiles.FeedFault;
import luoshu.data.profiles.FeedRow;
import luoshu.data.profiles.FeedRun;
import luoshu.data.profiles.FeedView;
import luoshu.data.profiles.Libraries;
import luoshu.data.profiles.LibraryField;
import luoshu.data.profiles.LibraryRow;
import luoshu.data.profiles.StartedFeed;
import luoshu.data.sources.DataSourceView;
import luoshu.data.sources.DataSources;
import luoshu.data.sources.SourceTableView;
import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.jobs.Job;
import luoshu.kernel.jobs.Jobs;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class DefaultLibraries implements Libraries {

    static final Duration LOST = Duration.ofMinutes(15);
    private final LibraryContent content;
    private final FeedQueries feeds;
    private final FeedRunQueries runs;
    private final DataSources sources;
    private final Organs organs;
    private final Jobs jobs;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    DefaultLibraries(LibraryContent content, FeedQueries feeds, FeedRunQueries runs, DataSources sources, Organs organs, Jobs jobs, Access access, Audit audit, Clock clock) {
        this.content = content;
        this.feeds = feeds;
        this.runs = runs;
        this.sources = sources;
        this.organs = organs;
        this.jobs = jobs;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<LibraryRow> list() {
        access.require(READ);
        Map<String, FeedQueries.Content> contents = feeds.contents();
        FeedQueries.Content nothing = new FeedQueries.Content(0, 0, 0, null);
        return content.list().stream().map(one -> {
            FeedQueries.Content in = contents.getOrDefault(one.code(), nothing);
            return new LibraryRow(one.code(), one.name(), one.basis(), one.subjects(), one.repeats(), one.own(), one.fields(), in.feeds(), in.records(), in.profiles(), in.ranAt());
        }).toList();
    }

    @Override
    public Page<FeedRow> feeds(@Nullable String library, @Nullable String q, PageRequest page) {
        access.require(READ);
        Page<FeedQueries.Listed> listed = feeds.list(access.scope(READ), library, q, page);
        return new Page<>(listed.items().stream().map(one -> one.row(content.get(one.library()).name(), runs.latest(one.id()).orElse(null))).toList(), listed.total(), listed.page(), listed.size());
    }

    @Override
    public FeedView feed(UUID id) {
        return view(within(id));
    }

    @Override
    @Transactional
    public FeedView create(FeedDraft draft) {
        access.require(MANAGE);
        DataSourceView source = sources.get(draft.source());
        Organ organ = organs.get(new OrganCode(source.organ()));
        UUID id = UUID.randomUUID();
        check(draft, id, organ.region().value());
        feeds.insert(id, organ, source.name(), draft, access.actor(), clock.instant());
        feeds.columns(id, draft.library(), organ.region().value(), draft.columns());
        audit.record(Act.done("library.create", "library-feed:" + id).with(Map.of("library", draft.library(), "source", source.id().toString(), "table", draft.table())));
        return feed(id);
    }

    @Override
    @Transactional
    public FeedView save(UUID id, int version, FeedDraft draft) {
        FeedFile file = locked(id, version);
        DataSourceView source = sources.get(draft.source());
        if (!source.organ().equals(file.organ())) {
            throw new Invalid("/source", "other-organ", "数据源属于另一个单位");
        }
        if (!draft.library().equals(file.library()) || draft.subject() != file.kind()) {
            throw new Invalid("/library", "library-fixed", "归入的基础库和主体类型不能更改，请另建");
        }
        check(draft, id, file.region());
        feeds.save(id, source.name(), draft, access.actor(), clock.instant());
        feeds.columns(id, file.library(), file.region(), draft.columns());
        audit.record(Act.done("library.change", "library-feed:" + id).with(Map.of("source", source.id().toString(), "table", draft.table(), "version", version + 1)));
        return feed(id);
    }

    @Override
    @Transactional
    public void remove(UUID id, int version) {
        locked(id, version);
        feeds.remove(id, access.actor(), clock.instant());
        audit.record(Act.done("library.remove", "library-feed:" + id).with(Map.of()));
    }

    @Override
    @Transactional
    public StartedFeed run(UUID id) {
        access.require(MANAGE);
        FeedFile file = feeds.lock(id).filter(one -> access.allows(MANAGE, one.subject())).orElseThrow(() -> new NotFound("library feed"));
        if (runs.running(id, clock.instant().minus(LOST))) {
            throw new Refused(Problem.Kind.CONFLICT, "feed-running", "这张表正在归集，请稍候");
        }
        sources.get(file.source());
        UUID run = UUID.randomUUID();
        Job job = jobs.start(FeedJob.KIND, "归集：" + file.sourceName() + " " + file.table() + " → " + content.get(file.library()).name().zh(), new FeedJob.Order(id, run));
        audit.record(Act.done("library.run-begin", "library-feed:" + id).with(Map.of("run", run.toString(), "version", file.version())));
        return new StartedFeed(run, job.id());
    }

    @Override
    public List<FeedRun> runs(UUID id) {
        within(id);
        return runs.list(id);
    }

    @Override
    public List<FeedFault> faults(UUID id, UUID run) {
        within(id);
        return runs.faults(runs.find(id, run).orElseThrow(() -> new NotFound("run")).id());
    }

    /** Everything that is wrong, at once. */
    private void check(FeedDraft draft, UUID feed, String region) {
        List<FieldError> errors = new ArrayList<>();
        Optional<LibraryContent.Library> library = content.find(draft.library()).filter(one -> !one.own());
        if (library.isEmpty()) {
            throw new Invalid("/library", "library-unknown", "没有这个基础库，或者它由平台自身的记录组成");
        }
        if (!library.get().subjects().contains(draft.subject())) {
            errors.add(new FieldError("/subject", "subject-not-in-library", "这个基础库不记录这类主体", Map.of()));
        }
        SourceTableView table = sources.table(draft.source(), null, draft.table());
        Map<String, SourceTableView.SourceColumn> has = new HashMap<>();
        table.columns().forEach(column -> has.put(column.name(), column));
        SourceTableView.SourceColumn key = has.get(draft.key());
        if (key == null || !(key.unique() || table.primaryKey().equals(List.of(draft.key())))) {
            errors.add(new FieldError("/key", "key-not-unique", "请选择能唯一区分每一行的字段（主键或者唯一字段）", Map.of()));
        }
        Set<String> fields = new HashSet<>();
        for (int i = 0; i < draft.columns().size(); i++) {
            FeedColumn column = draft.columns().get(i);
            String at = "/columns/" + i;
            if (!has.containsKey(column.column())) {
                errors.add(new FieldError(at + "/column", "source-column-unknown", "表中没有字段 " + column.column(), Map.of("column", column.column())));
            }
            Optional<LibraryField> field = library.get().field(column.field());
            if (field.isEmpty() || !fields.add(column.field())) {
                errors.add(new FieldError(at + "/field", field.isEmpty() ? "library-field-unknown" : "library-field-twice", field.isEmpty() ? "基础库没有这个字段" : "这个字段已经对应了另一列", Map.of()));
            } else if (column.authoritative()) {
                feeds.authority(draft.library(), column.field(), region, feed).ifPresent(other -> errors.add(
                        new FieldError(at + "/authoritative", "authority-taken", field.get().name().zh() + "的数源已经是：" + other, Map.of("field", field.get().name().zh(), "other", other))));
            }
        }
        if (library.get().fields().stream().noneMatch(field -> fields.contains(field.code()) && field.match() != null && Set.of("NUMBER", "NAME").contains(field.match().name()))) {
            errors.add(new FieldError("/columns", "nobody-named", "至少要有号码或者名称，否则不知道每一行说的是谁", Map.of()));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private FeedFile within(UUID id) {
        access.require(READ);
        return feeds.find(id).filter(one -> access.allows(READ, one.subject())).orElseThrow(() -> new NotFound("library feed"));
    }

    private FeedFile locked(UUID id, int version) {
        access.require(MANAGE);
        FeedFile file = feeds.lock(id).filter(one -> access.allows(MANAGE, one.subject())).orElseThrow(() -> new NotFound("library feed"));
        if (file.version() != version) {
            throw IfMatch.stale();
        }
        return file;
    }

    private FeedView view(FeedFile file) {
        return new FeedView(file.id(), file.organ(), file.organName(), file.library(), content.get(file.library()).name(), file.kind(), file.source(), file.sourceName(), file.table(), file.key(), file.columns(), file.version(),
                access.allows(MANAGE, file.subject()), runs.latest(file.id()).orElse(null), file.changedAt(), file.changedBy());
    }
}
