package luoshu.trust.archives.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Scope;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.database.Like;
import luoshu.kernel.jobs.Job;
import luoshu.kernel.jobs.Jobs;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.archives.Archives;
import luoshu.trust.archives.PackageQuery;
import luoshu.trust.archives.PackageState;
import luoshu.trust.archives.PackageSummary;
import luoshu.trust.archives.PackageView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class DefaultArchives implements Archives {

    private static final int CHECKS_SHOWN = 12;
    private static final int EVENTS_SHOWN = 200;
    private final PackageQueries packages;
    private final RecordQueries records;
    private final ArchiveWorker worker;
    private final Jobs jobs;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    DefaultArchives(PackageQueries packages, RecordQueries records, ArchiveWorker worker, Jobs jobs, Access access, Audit audit, Clock clock) {
        this.packages = packages;
        this.records = records;
        this.worker = worker;
        this.jobs = jobs;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Page<PackageSummary> list(PackageQuery query, PageRequest page) {
        Scope.Predicate reach = access.scope(READ).predicate("p.organ", "p.duty", "p.region", "p.confidentiality", "s");
        StringBuilder where = new StringBuilder(reach.sql());
        Map<String, Object> params = new HashMap<>(reach.params());
        if (query.q() != null && !query.q().isBlank()) {
            Storable.check(query.q(), "/q");
            String q = query.q().strip();
            String like = "%" + Like.literal(q) + "%";
            where.append(" and (p.number = :q or p.case_number = :q or p.number like :like or p.applicant_name like :like or p.matter_name ->> 'zh' like :like)");
            params.put("q", q);
            params.put("like", like);
        }
        and(where, params, "p.state = :state", "state", query.state() == null ? null : query.state().name());
        if (query.retention() != null) {
            Storable.check(query.retention(), "/retention");
        }
        and(where, params, "p.retention = :retention", "retention", query.retention());
        and(where, params, "p.passed = :passed", "passed", query.passed());
        and(where, params, "p.year = :year", "year", query.year());
        and(where, params, "p.kept_until < :before", "before", query.keptBefore());
        Page<PackageRow> rows = packages.page(where.toString(), params, "coalesce(p.filed_at, p.ended_at) desc, p.id desc", page);
        return new Page<>(rows.items().stream().map(PackageRow::summary).toList(), rows.total(), rows.page(), rows.size());
    }

    private static void and(StringBuilder where, Map<String, Object> params, String condition, String name, @Nullable Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            params.put(name, value);
        }
    }

    /** Reading personal data is an act: it is recorded for the applicant to see. */
    @Override
    @Transactional
    public PackageView get(UUID id) {
        PackageRow row = row(id);
        audit.record(Act.read("archive.read", "archive:" + id, row.applicant()).onCase(row.caseNumber(), row.matterCode()));
        return view(row);
    }

    @Override
    @Transactional
    public PackageView fileNow(UUID id) {
        PackageRow row = row(id);
        access.require(FILE, row.subject());
        if (!packages.fileNow(id, clock.instant())) {
            throw new Refused(Problem.Kind.CONFLICT, "archive-already-filed", "this case is filed already");
        }
        records.event(id, "FILING_ASKED", access.actor(), Map.of(), clock.instant());
        audit.record(Act.done("archive.file", "archive:" + id).onCase(row.caseNumber(), row.matterCode()).of(row.applicant()));
        worker.soon();
        return view(row(id));
    }

    @Override
    @Transactional
    public Job check(UUID id) {
        PackageRow row = row(id);
        access.require(CHECK, row.subject());
        if (row.state() == PackageState.WAITING || row.state() == PackageState.DESTROYED) {
            throw new Refused(Problem.Kind.CONFLICT, "archive-without-file", "there is no package to check", Map.of("state", row.state().name()));
        }
        return jobs.start(CheckJob.KIND, "四性检测 " + row.number(), new CheckJob.Order(id));
    }

    private PackageRow row(UUID id) {
        return packages.find(id, access.scope(READ)).orElseThrow(() -> new NotFound("package"));
    }

    private PackageView view(PackageRow row) {
        Described described = Described.of(row.metadata());
        boolean kept = row.file() != null && row.state() != PackageState.DESTROYED;
        List<String> actions = new ArrayList<>();
        if (row.state() == PackageState.WAITING && access.allows(FILE, row.subject())) {
            actions.add("file");
        }
        if (kept && access.allows(CHECK, row.subject())) {
            actions.add("check");
        }
        return new PackageView(row.summary(), row.retentionBasis(), row.packedAt(), row.bytes(), row.manifest(), kept && access.allows(DOWNLOAD, row.subject()) ? row.file() : null,
                described.contents(), described.properties(), records.checkings(row.id(), CHECKS_SHOWN), records.events(row.id(), EVENTS_SHOWN), actions);
    }
}
