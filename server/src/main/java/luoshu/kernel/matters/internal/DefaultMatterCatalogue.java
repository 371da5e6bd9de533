package luoshu.kernel.matters.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Permission;
import luoshu.kernel.access.Scope;
import luoshu.kernel.access.Subject;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.calendar.Limit;
import luoshu.kernel.database.AfterCommit;
import luoshu.kernel.matters.Difference;
import luoshu.kernel.matters.ImplementationRow;
import luoshu.kernel.matters.ImportReport;
import luoshu.kernel.matters.MatterCatalogue;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.MatterPublished;
import luoshu.kernel.matters.MatterState;
import luoshu.kernel.matters.MatterVersionRow;
import luoshu.kernel.matters.MatterWithdrawn;
import luoshu.kernel.matters.PublicationRefused;
import luoshu.kernel.matters.QualityFinding;
import luoshu.kernel.matters.UniformityRow;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.PackageFiles;
import luoshu.kernel.packages.Position;
import luoshu.kernel.packages.Severity;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.regions.Regions;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class DefaultMatterCatalogue implements MatterCatalogue {

    private final MatterQueries queries;
    private final MatterReader reader;
    private final PublishedMatters published;
    private final ImplementingList lists;
    private final QualityRules quality;
    private final Regions regions;
    private final Access access;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DefaultMatterCatalogue(MatterQueries queries, MatterReader reader, PublishedMatters published, ImplementingList lists, QualityRules quality, Regions regions, Access access, Audit audit,
                           ApplicationEventPublisher events, Clock clock) {
        this.queries = queries;
        this.reader = reader;
        this.published = published;
        this.lists = lists;
        this.quality = quality;
        this.regions = regions;
        this.access = access;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Page<MatterVersionRow> page(@Nullable String q, @Nullable MatterState state, @Nullable String duty, PageRequest page) {
        access.require(READ);
        return queries.page(scope(READ), q, state, duty, page);
    }

    @Override
    public List<MatterVersionRow> versions(String slug) {
        access.require(READ);
        List<MatterVersionRow> rows = queries.listRows(scope(READ), slug);
        if (rows.isEmpty()) {
            throw new NotFound("matter");
        }
        return rows;
    }

    @Override
    public MatterDefinition definition(String slug, int version) {
        row(READ, slug, version);
        return published.definition(slug, version);
    }

    @Override
    public PackageFiles files(String slug, int version) {
        row(READ, slug, version);
        return stored(slug, version);
    }

    @Override
    @Transactional
    public ImportReport importPackage(PackageFiles files, boolean dryRun) {
        access.require(EDIT);
        return store(files, dryRun, "IMPORTED", "matter.import");
    }

    @Override
    @Transactional
    public ImportReport changeFlow(String slug, int version, byte[] bpmn) {
        row(EDIT, slug, version);
        return store(stored(slug, version).with("flow.bpmn", bpmn), false, "EDITED", "matter.change-flow");
    }

    private ImportReport store(PackageFiles files, boolean dryRun, String origin, String action) {
        MatterPackage read = reader.read(files);
        MatterDefinition matter = read.definition();
        if (!read.usable() || matter == null) {
            return new ImportReport(read.findings(), false, null);
        }
        access.require(EDIT, subject(matter));
        List<Finding> findings = new ArrayList<>(read.findings());
        Optional<String> taken = queries.slugOfCode(matter.catalogCode().value(), matter.handlingItem());
        Optional<String> code = queries.lock(matter.slug());
        if (taken.isPresent() && !taken.get().equals(matter.slug())) {
            findings.add(Finding.blocking("matter.yaml", Position.START, "code-taken", "基本编码和业务办理项已由事项 " + taken.get() + " 使用"));
        }
        if (code.isPresent() && !code.get().equals(matter.catalogCode() + matter.handlingItem())) {
            findings.add(Finding.blocking("matter.yaml", Position.START, "slug-taken", "短名 " + matter.slug() + " 已由编码 " + code.get() + " 使用"));
        }
        Optional<MatterQueries.Stored> newest = queries.listStored(matter.slug()).stream().findFirst();
        if (newest.isPresent() && newest.get().hash().equals(files.hash())) {
            return new ImportReport(findings, true, row(EDIT, matter.slug(), newest.get().version()));
        }
        if (dryRun || findings.stream().anyMatch(Finding::blocks)) {
            return new ImportReport(findings, false, null);
        }
        queries.insertMatter(matter, regions.home().value());
        List<QualityFinding> broken = quality.check(matter);
        int version = queries.insertVersion(matter, files.hash(), files.toZip(), origin, count(broken, Severity.BLOCKING), count(broken, Severity.WARNING) + findings.size(),
                access.actor().subject());
        audit.record(Act.done(action, "matter:" + matter.slug()).onCase(null, matter.catalogCode().value()).with(Map.of("version", version, "hash", files.hash())));
        return new ImportReport(findings, false, row(EDIT, matter.slug(), version));
    }

    @Override
    public List<QualityFinding> check(String slug, int version) {
        row(READ, slug, version);
        return quality.check(published.definition(slug, version));
    }

    @Override
    @Transactional
    public MatterVersionRow publish(String slug, int version, @Nullable LocalDate effectiveOn) {
        MatterVersionRow row = row(PUBLISH, slug, version);
        queries.lock(slug);
        row = row(PUBLISH, slug, version);
        if (row.state() != MatterState.DRAFT) {
            throw new Refused(Problem.Kind.CONFLICT, "not-a-draft", "only a draft is published; this version is " + row.state());
        }
        LocalDate today = LocalDate.now(clock);
        if (effectiveOn != null && effectiveOn.isBefore(today)) {
            throw new Invalid("/planEffectiveDate", "in-the-past", "生效日期不能早于今天");
        }
        MatterDefinition matter = published.definition(slug, version);
        List<QualityFinding> findings = quality.check(matter);
        List<QualityFinding> blocking = findings.stream().filter(one -> one.severity() == Severity.BLOCKING).toList();
        if (!blocking.isEmpty()) {
            throw new PublicationRefused(blocking);
        }
        LocalDate planned = effectiveOn != null ? effectiveOn : matter.planEffectiveDate().isAfter(today) ? matter.planEffectiveDate() : today;
        queries.publish(slug, version, planned, access.actor().subject(), clock.instant(), 0, count(findings, Severity.WARNING));
        queries.supersede(slug, today);
        if (!planned.isAfter(today)) {
            lists.refresh(matter);
        }
        changed(slug, new MatterPublished(slug, row.catalogCode(), version));
        audit.record(Act.done("matter.publish", "matter:" + slug).onCase(null, row.catalogCode()).with(Map.of("version", version, "effectiveOn", planned.toString())));
        return row(PUBLISH, slug, version);
    }

    @Override
    @Transactional
    public MatterVersionRow suspend(String slug, String reason) {
        return move(slug, MatterState.PUBLISHED, MatterState.SUSPENDED, reason, "matter.suspend");
    }

    @Override
    @Transactional
    public MatterVersionRow resume(String slug) {
        return move(slug, MatterState.SUSPENDED, MatterState.PUBLISHED, null, "matter.resume");
    }

    @Override
    @Transactional
    public MatterVersionRow cancel(String slug, String reason) {
        return move(slug, null, MatterState.CANCELLED, reason, "matter.cancel");
    }

    private MatterVersionRow move(String slug, @Nullable MatterState from, MatterState to, @Nullable String reason, String action) {
        access.require(PUBLISH);
        queries.lock(slug);
        List<MatterVersionRow> rows = queries.listRows(scope(PUBLISH), slug);
        if (rows.isEmpty()) {
            throw new NotFound("matter");
        }
        MatterVersionRow row = rows.stream().filter(one -> one.state() == MatterState.PUBLISHED || one.state() == MatterState.SUSPENDED).findFirst()
                .orElseThrow(() -> new Refused(Problem.Kind.CONFLICT, "not-published", "no version of this matter is published"));
        if (from != null && row.state() != from) {
            throw new Refused(Problem.Kind.CONFLICT, "wrong-state", "the version is " + row.state());
        }
        queries.state(slug, row.version(), to, reason);
        changed(slug, to == MatterState.PUBLISHED ? new MatterPublished(slug, row.catalogCode(), row.version()) : new MatterWithdrawn(slug, row.catalogCode(), row.version(), to));
        audit.record(Act.done(action, "matter:" + slug).onCase(null, row.catalogCode()).with(Map.of("version", row.version(), "reason", reason == null ? "" : reason)));
        return row(PUBLISH, slug, row.version());
    }

    @Override
    public List<Difference> compare(String slug, int before, int after) {
        row(READ, slug, before);
        row(READ, slug, after);
        return Comparison.of(published.definition(slug, before), published.definition(slug, after));
    }

    @Override
    public Page<ImplementationRow> implementations(String slug, @Nullable String q, PageRequest page) {
        MatterVersionRow newest = versions(slug).getFirst();
        Page<MatterQueries.OfficialRow> rows = queries.pageImplementations(slug, q, page);
        Limit promise = published.definition(slug, newest.version()).clocks().promise();
        return new Page<>(rows.items().stream().map(row -> view(row, promise)).toList(), rows.total(), rows.page(), rows.size());
    }

    @Override
    @Transactional
    public ImplementationRow promise(String slug, String code, @Nullable Integer days, int expected) {
        access.require(EDIT);
        MatterVersionRow newest = versions(slug).getFirst();
        MatterQueries.OfficialRow row = queries.findOfficialRow(slug, code).orElseThrow(() -> new NotFound("implementation"));
        access.require(EDIT, new Subject(row.implementation().organ(), row.implementation().duty(), row.implementation().region(), 0));
        Limit promise = published.definition(slug, newest.version()).clocks().promise();
        if (days != null && (days < 1 || days >= promise.days())) {
            throw new Invalid(List.of(new FieldError("/days", "not-shorter", "机关自己的承诺应短于 " + promise.days() + " 天", Map.of("days", promise.days()))));
        }
        if (!queries.promise(code, days, expected)) {
            throw IfMatch.stale();
        }
        changed(slug, new MatterPublished(slug, newest.catalogCode(), newest.version()));
        audit.record(Act.done("matter.promise", "implementation:" + code).with(days == null ? Map.of() : Map.of("days", days)));
        return view(queries.findOfficialRow(slug, code).orElseThrow(), promise);
    }

    private static ImplementationRow view(MatterQueries.OfficialRow row, Limit promise) {
        var one = row.implementation();
        boolean own = one.promise() != null;
        return new ImplementationRow(one.taskHandleItem().value(), one.taskCode().value(), one.organ(), one.organName(), one.region(), one.regionName(), one.useLevel(),
                own ? new Limit(one.promise().days(), promise.unit(), one.promise().basis()) : promise, own, row.active(), row.version());
    }

    @Override
    public List<UniformityRow> uniformity() {
        access.require(READ);
        return Uniformity.of(queries.uniformity(scope(READ)));
    }

    /** Tells listeners, and makes this node read again as soon as the transaction is done; other nodes notice the revision. */
    private void changed(String slug, Object event) {
        queries.bump(slug);
        events.publishEvent(event);
        AfterCommit.run(published::refresh);
    }

    private PackageFiles stored(String slug, int version) {
        return PackageFiles.ofZip(queries.findPackage(slug, version).orElseThrow(() -> new NotFound("version of this matter")));
    }

    private MatterVersionRow row(Permission permission, String slug, int version) {
        access.require(permission);
        return queries.findRow(scope(permission), slug, version).orElseThrow(() -> new NotFound("version of this matter"));
    }

    /** A matter has no owner but its line of duty and the region whose catalogue it stands in. */
    private Scope.Predicate scope(Permission permission) {
        if (access.actor() instanceof Actor.Platform) {
            return new Scope.Predicate("true", Map.of());
        }
        return access.scope(permission).predicate("''::text", "m.duty", "m.region", "0", "scope");
    }

    private Subject subject(MatterDefinition matter) {
        return new Subject("", matter.implementedBy().duty(), regions.home().value(), 0);
    }

    private static int count(List<QualityFinding> findings, Severity severity) {
        return (int) findings.stream().filter(one -> one.severity() == severity).count();
    }
}
