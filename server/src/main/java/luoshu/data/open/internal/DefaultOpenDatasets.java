package luoshu.data.open.internal;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import luoshu.data.catalog.ResourceView;
import luoshu.data.catalog.Resources;
import luoshu.data.open.AnonymityReport;
import luoshu.data.open.ColumnUse;
import luoshu.data.open.OpenChoices;
import luoshu.data.open.OpenColumn;
import luoshu.data.open.OpenDatasetAct;
import luoshu.data.open.OpenDatasetDraft;
import luoshu.data.open.OpenDatasetFinding;
import luoshu.data.open.OpenDatasetRow;
import luoshu.data.open.OpenDatasetState;
import luoshu.data.open.OpenDatasetStep;
import luoshu.data.open.OpenDatasetView;
import luoshu.data.open.OpenDatasets;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Permission;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.files.FileOwner;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.Files;
import luoshu.kernel.organs.Organ;
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
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class DefaultOpenDatasets implements OpenDatasets {

    private static final int LONGEST_NOTE = 1_000;
    private static final Set<OpenDatasetAct> WITH_REASON = EnumSet.of(OpenDatasetAct.REFUSE, OpenDatasetAct.WITHDRAW);

    private final DatasetQueries queries;
    private final DatasetTasks tasks;
    private final OpenTables tables;
    private final AnonymityLook anonymity;
    private final OpenContent content;
    private final Resources resources;
    private final Organs organs;
    private final Files files;
    private final Access access;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DefaultOpenDatasets(DatasetQueries queries, DatasetTasks tasks, OpenTables tables, AnonymityLook anonymity, OpenContent content, Resources resources, Organs organs, Files files, Access access, Audit audit, Clock clock,
                        PlatformTransactionManager transactions) {
        this.queries = queries;
        this.tasks = tasks;
        this.tables = tables;
        this.anonymity = anonymity;
        this.content = content;
        this.resources = resources;
        this.organs = organs;
        this.files = files;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public OpenChoices choices() {
        access.require(READ);
        return content.choices();
    }

    @Override
    public Page<OpenDatasetRow> list(@Nullable String q, @Nullable OpenDatasetState state, PageRequest page) {
        access.require(READ);
        return queries.page(access.scope(READ), q, state, page);
    }

    @Override
    public OpenDatasetView get(UUID id, @Nullable Integer edition) {
        access.require(READ);
        return view(within(queries.find(id, edition)));
    }

    @Override
    public List<OpenDatasetStep> journal(UUID id) {
        access.require(READ);
        within(queries.find(id, null));
        return queries.steps(id);
    }

    @Override
    @Transactional
    public OpenDatasetView create(UUID resource) {
        access.require(EDIT);
        ResourceView entry = resources.get(resource);
        Organ own = organs.get(new OrganCode(access.official().organ()));
        if (entry.origin() != null || !DatasetBounds.mayOpen(entry) || !entry.organ().equals(own.code().value())) {
            throw new Refused(Problem.Kind.CONFLICT, "open-entry-not-open", "the entry may not be opened, or is another organ's");
        }
        Instant now = clock.instant();
        UUID id = queries.insert(entry, own);
        OpenDatasetDraft draft = new OpenDatasetDraft(entry.content().name(), entry.content().summary(), null, null, entry.content().updateCycle(), entry.content().keywords().stream().limit(10).toList(), List.of());
        queries.insertEdition(id, 1, draft, access.actor(), now);
        record(id, 1, OpenDatasetAct.CREATE, "", now);
        return view(file(id, 1));
    }

    @Override
    @Transactional
    public OpenDatasetView save(UUID id, int version, OpenDatasetDraft draft) {
        DatasetFile file = written(id, OpenDatasetAct.SAVE);
        stale(version == file.version());
        DatasetBounds.check(draft, content);
        if (!names(draft).equals(names(file.content()))) {
            throw new Invalid("/columns", "columns-changed", "列由数据表决定，请重新打开页面");
        }
        Instant now = clock.instant();
        stale(queries.save(file, draft, access.actor(), now));
        record(id, file.edition(), OpenDatasetAct.SAVE, "", now);
        return view(file(id, file.edition()));
    }

    private static List<String> names(OpenDatasetDraft draft) {
        return draft.columns().stream().map(OpenColumn::name).toList();
    }

    @Override
    public OpenDatasetView upload(UUID id, String name, InputStream table) {
        access.require(EDIT);
        DatasetFile before = within(queries.find(id, null));
        access.require(EDIT, before.subject());
        after(before, OpenDatasetAct.UPLOAD);
        FileRef uploaded = tables.receive(table, name, access.actor().subject());
        return transaction.execute(_ -> take(id, uploaded));
    }

    private OpenDatasetView take(UUID id, FileRef uploaded) {
        DatasetFile file = written(id, OpenDatasetAct.UPLOAD);
        OpenTables.Stored stored = tables.store(uploaded, new FileOwner("open-data", id + ":" + file.edition()));
        forget(file);
        Map<String, OpenColumn> known = file.content().columns().stream().collect(Collectors.toMap(OpenColumn::name, Function.identity()));
        OpenDatasetDraft said = file.content();
        OpenDatasetDraft draft = new OpenDatasetDraft(said.title(), said.description(), said.theme(), said.licence(), said.frequency(), said.keywords(),
                stored.columns().stream().map(column -> known.getOrDefault(column, new OpenColumn(column, null, ColumnUse.PLAIN, null))).toList());
        Instant now = clock.instant();
        stale(queries.save(file, draft, access.actor(), now));
        queries.table(file, stored.csv(), stored.jsonl(), stored.facts());
        files.discard(uploaded.id());
        record(id, file.edition(), OpenDatasetAct.UPLOAD, stored.facts().fileName(), now);
        return view(file(id, file.edition()));
    }

    private void forget(DatasetFile file) {
        if (file.csv() != null) {
            files.discard(file.csv());
        }
        if (file.jsonl() != null) {
            files.discard(file.jsonl());
        }
    }

    @Override
    @Transactional
    public OpenDatasetView report(UUID id, int version) {
        DatasetFile file = written(id, OpenDatasetAct.REPORT);
        stale(version == file.version());
        look(file);
        record(id, file.edition(), OpenDatasetAct.REPORT, "", clock.instant());
        return view(file(id, file.edition()));
    }

    private AnonymityReport look(DatasetFile file) {
        if (file.jsonl() == null) {
            throw new Invalid("/columns", "no-table", "请上传数据表");
        }
        AnonymityReport report = anonymity.report(file.jsonl(), file.content().columns());
        queries.report(file, report);
        return report;
    }

    @Override
    @Transactional
    public OpenDatasetView act(UUID id, @Nullable Integer edition, OpenDatasetAct act, int version, String note) {
        DatasetFile file = within(queries.lock(id, edition));
        access.require(permission(act, file), file.subject());
        OpenDatasetState next = after(file, act);
        stale(version == file.version());
        String why = note(act, note);
        switch (act) {
            case SUBMIT -> submit(file);
            case APPROVE, REFUSE -> another(file);
            case PUBLISH -> {
                another(file);
                mayBePublished(file);
            }
            case REVISE -> {
                return revise(file);
            }
            case DISCARD -> discard(file);
            case RECALL, WITHDRAW -> { }
            case CREATE, SAVE, UPLOAD, REPORT -> throw new IllegalArgumentException(act + " is not an act on what is there");
        }
        Instant now = clock.instant();
        stale(queries.move(file, next, act == OpenDatasetAct.REFUSE || act == OpenDatasetAct.WITHDRAW ? why : "", now));
        queries.settle(id);
        record(id, file.edition(), act, why, now);
        DatasetFile moved = file(id, file.edition());
        if (file.edition() == file.newest()) {
            tasks.follow(moved, act);
        }
        return view(moved);
    }

    private void submit(DatasetFile file) {
        List<OpenDatasetFinding> findings = findings(file);
        if (!findings.isEmpty()) {
            throw new Invalid(findings.stream().map(one -> new FieldError(one.pointer(), one.code(), one.message())).toList());
        }
        passed(look(file));
    }

    /** Content may have become stricter, and the entry another one, since it was handed in. */
    private void mayBePublished(DatasetFile file) {
        if (findings(file).stream().anyMatch(one -> one.code().equals("entry-changed") || one.code().equals("column-not-open"))) {
            throw new Refused(Problem.Kind.CONFLICT, "open-entry-not-open", "the entry of the catalogue may not be opened so any more");
        }
        passed(look(file));
    }

    private static void passed(AnonymityReport report) {
        if (!report.passed()) {
            throw new Invalid(report.reasons().stream().map(reason -> new FieldError("/columns", "not-anonymous", reason)).toList());
        }
    }

    /** The next version begins with what is said about this one, and without a table. */
    private OpenDatasetView revise(DatasetFile file) {
        Instant now = clock.instant();
        int number = queries.nextEdition(file.id());
        queries.insertEdition(file.id(), number, file.content(), access.actor(), now);
        queries.settle(file.id());
        record(file.id(), number, OpenDatasetAct.REVISE, "", now);
        return view(file(file.id(), number));
    }

    private void discard(DatasetFile file) {
        forget(file);
        queries.table(file, null, null, null);
    }

    private DatasetFile written(UUID id, OpenDatasetAct act) {
        access.require(EDIT);
        DatasetFile file = within(queries.lock(id, null));
        access.require(EDIT, file.subject());
        after(file, act);
        return file;
    }

    private OpenDatasetState after(DatasetFile file, OpenDatasetAct act) {
        boolean any = act == OpenDatasetAct.WITHDRAW || file.edition() == file.newest();
        return DatasetTransitions.after(file.state(), act).filter(_ -> any).orElseThrow(() -> new Refused(Problem.Kind.CONFLICT, "open-act-not-possible", act + " is not possible in state " + file.state(),
                Map.of("act", act.name(), "state", file.state().name())));
    }

    private void another(DatasetFile file) {
        if (own(file)) {
            throw new Refused(Problem.Kind.CONFLICT, "open-same-person", "who wrote a version does not judge it");
        }
    }

    private boolean own(DatasetFile file) {
        return file.authors().contains(access.actor().subject());
    }

    private static String note(OpenDatasetAct act, String note) {
        Storable.check(note, "/note");
        if (note.isBlank() && WITH_REASON.contains(act)) {
            throw new Invalid("/note", "required", "请写明理由");
        }
        if (note.codePointCount(0, note.length()) > LONGEST_NOTE) {
            throw new Invalid("/note", "too-long", "不超过 " + LONGEST_NOTE + " 字");
        }
        return note.strip();
    }

    private static void stale(boolean done) {
        if (!done) {
            throw IfMatch.stale();
        }
    }

    private static Permission permission(OpenDatasetAct act, DatasetFile file) {
        return switch (act) {
            case CREATE, SAVE, UPLOAD, REPORT, SUBMIT, RECALL, REVISE, DISCARD -> EDIT;
            case APPROVE, WITHDRAW -> APPROVE;
            case PUBLISH -> PUBLISH;
            case REFUSE -> file.state() == OpenDatasetState.WITH_AUTHORITY ? PUBLISH : APPROVE;
        };
    }

    private void record(UUID id, int edition, OpenDatasetAct act, String note, Instant now) {
        Actor actor = access.actor();
        queries.step(id, edition, act, actor, note, now);
        audit.record(Act.done("opendata." + act.name().toLowerCase(Locale.ROOT), "open-data:" + id).with(Map.of("edition", edition)));
    }

    private DatasetFile file(UUID id, int edition) {
        return queries.find(id, edition).orElseThrow(() -> new NotFound("open-data"));
    }

    private DatasetFile within(Optional<DatasetFile> file) {
        return file.filter(one -> access.allows(READ, one.subject())).orElseThrow(() -> new NotFound("open-data"));
    }

    private List<OpenDatasetFinding> findings(DatasetFile file) {
        return DatasetBounds.findings(file, access.asPlatform("open-data", () -> resources.findByCode(file.resourceCode()).orElse(null)));
    }

    private OpenDatasetView view(DatasetFile file) {
        Set<OpenDatasetAct> possible = EnumSet.noneOf(OpenDatasetAct.class);
        for (OpenDatasetAct act : DatasetTransitions.possible(file.state())) {
            boolean judging = act == OpenDatasetAct.APPROVE || act == OpenDatasetAct.PUBLISH || act == OpenDatasetAct.REFUSE;
            boolean here = file.edition() == file.newest() || act == OpenDatasetAct.WITHDRAW;
            if (here && access.allows(permission(act, file), file.subject()) && !(judging && own(file))) {
                possible.add(act);
            }
        }
        return new OpenDatasetView(file.id(), file.resource(), file.resourceCode(), file.resourceName(), file.openType(), file.organ(), file.organName(), file.edition(), file.newest(), file.published(), file.state(),
                file.version(), file.content(), file.facts(), file.report(), possible.contains(OpenDatasetAct.SAVE) ? findings(file) : List.of(), List.copyOf(possible), file.authorName(), file.changedAt(), file.note(),
                file.publishedAt(), file.downloads());
    }
}
