package luoshu.data.quality.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import luoshu.data.quality.ComparisonFound;
import luoshu.data.quality.QualityRules;
import luoshu.data.quality.QualityRun;
import luoshu.data.quality.RuleFound;
import luoshu.data.quality.RuleSchedule;
import luoshu.data.quality.RuleSetDraft;
import luoshu.data.quality.RuleSetRow;
import luoshu.data.quality.RuleSetView;
import luoshu.data.quality.RuleTrend;
import luoshu.data.quality.StartedRun;
import luoshu.data.sources.DataSourceView;
import luoshu.data.sources.DataSources;
import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.jobs.Job;
import luoshu.kernel.jobs.Jobs;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.problems.FieldError;
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
import org.springframework.transaction.annotation.Transactional;

@Component
class DefaultQualityRules implements QualityRules {

    static final Duration LOST = Duration.ofMinutes(15);
    private static final String FILE = "rules.yaml";
    private static final int MOST_RUNS = 50;
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private final RuleSetQueries queries;
    private final RunQueries runs;
    private final RuleTimes times;
    private final DefaultQualityTickets tickets;
    private final DataSources sources;
    private final Organs organs;
    private final Jobs jobs;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    DefaultQualityRules(RuleSetQueries queries, RunQueries runs, RuleTimes times, DefaultQualityTickets tickets, DataSources sources, Organs organs, Jobs jobs, Access access, Audit audit, Clock clock) {
        this.queries = queries;
        this.runs = runs;
        this.times = times;
        this.tickets = tickets;
        this.sources = sources;
        this.organs = organs;
        this.jobs = jobs;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Page<RuleSetRow> list(@Nullable String q, PageRequest page) {
        access.require(MANAGE);
        return queries.list(access.scope(MANAGE), q, page);
    }

    @Override
    public RuleSetView get(UUID id) {
        return view(within(id));
    }

    @Override
    public List<Finding> check(String file) {
        access.require(MANAGE);
        List<Finding> findings = new ArrayList<>();
        RuleFiles.read(FILE, file, findings);
        return findings;
    }

    @Override
    @Transactional
    public RuleSetView create(RuleSetDraft draft) {
        access.require(MANAGE);
        DataSourceView source = sources.get(draft.source());
        RuleFile rules = rules(draft.file());
        UUID id = UUID.randomUUID();
        queries.insert(id, organs.get(new OrganCode(source.organ())), source.id(), source.name(), rules, draft.file(), access.actor(), clock.instant());
        audit.record(Act.done("quality.create", "quality-rules:" + id).with(Map.of("source", source.id().toString())));
        return get(id);
    }

    @Override
    @Transactional
    public RuleSetView save(UUID id, int version, RuleSetDraft draft) {
        RuleSetFile file = locked(id, version);
        DataSourceView source = sources.get(draft.source());
        if (!source.organ().equals(file.organ())) {
            throw new Invalid("/source", "other-organ", "数据源属于另一个单位");
        }
        queries.save(id, source.id(), source.name(), rules(draft.file()), draft.file(), access.actor(), clock.instant());
        audit.record(Act.done("quality.change", "quality-rules:" + id).with(Map.of("source", source.id().toString(), "version", version + 1)));
        return get(id);
    }

    @Override
    @Transactional
    public RuleSetView schedule(UUID id, int version, @Nullable RuleSchedule schedule) {
        locked(id, version);
        if (schedule != null && !TIME.matcher(schedule.at()).matches()) {
            throw new Invalid("/schedule/at", "pattern", "时间写作 HH:mm");
        }
        queries.schedule(id, schedule, schedule == null ? null : times.next(schedule), access.actor(), clock.instant());
        audit.record(Act.done("quality.schedule", "quality-rules:" + id).with(schedule == null ? Map.of() : Map.of("at", schedule.at(), "working", schedule.working())));
        return get(id);
    }

    @Override
    @Transactional
    public void remove(UUID id, int version) {
        locked(id, version);
        queries.remove(id, access.actor(), clock.instant());
        tickets.drop(id);
        audit.record(Act.done("quality.remove", "quality-rules:" + id).with(Map.of()));
    }

    @Override
    @Transactional
    public StartedRun run(UUID id) {
        access.require(MANAGE);
        RuleSetFile file = queries.lock(id).filter(one -> access.allows(MANAGE, one.subject())).orElseThrow(() -> new NotFound("rule set"));
        if (runs.running(id, clock.instant().minus(LOST))) {
            throw new Refused(Problem.Kind.CONFLICT, "rules-running", "规则正在运行，请稍候");
        }
        sources.get(file.source());
        UUID run = UUID.randomUUID();
        Job job = jobs.start(QualityRunJob.KIND, "运行质量规则：" + RuleFiles.of(file).name().zh(), new QualityRunJob.Order(id, run));
        audit.record(Act.done("quality.run-begin", "quality-rules:" + id).with(Map.of("run", run.toString(), "version", file.version())));
        return new StartedRun(run, job.id());
    }

    @Override
    public List<QualityRun> runs(UUID id) {
        within(id);
        return runs.list(id);
    }

    @Override
    public List<RuleFound> found(UUID id, UUID run) {
        within(id);
        return runs.found(runs.find(id, run).orElseThrow(() -> new NotFound("run")).id());
    }

    @Override
    public List<RuleTrend> trend(UUID id, int most) {
        within(id);
        return runs.trend(id, Math.clamp(most, 1, MOST_RUNS));
    }

    @Override
    public List<ComparisonFound> comparisons(UUID id, UUID run) {
        within(id);
        return runs.comparisons(runs.find(id, run).orElseThrow(() -> new NotFound("run")).id());
    }

    /** Whose other data sources are within reach of whoever says so. */
    private RuleFile rules(String file) {
        List<Finding> findings = new ArrayList<>();
        RuleFile rules = read(file, findings);
        rules.comparisons().stream().flatMap(one -> one.sides().stream()).map(Comparison.Side::source).filter(Objects::nonNull).distinct().forEach(source -> {
            try {
                sources.get(source);
            } catch (NotFound none) {
                throw new Invalid("/file", "unknown-source", "没有数据源 " + source);
            }
        });
        return rules;
    }

    private static RuleFile read(String file, List<Finding> findings) {
        return RuleFiles.read(FILE, file, findings).orElseThrow(() -> new Invalid(findings.stream().limit(100)
                .map(one -> new FieldError("/file", one.code(), "第 " + one.line() + " 行第 " + one.column() + " 列：" + one.message(), Map.of("line", one.line(), "column", one.column()))).toList()));
    }

    private RuleSetFile within(UUID id) {
        access.require(MANAGE);
        return queries.find(id).filter(one -> access.allows(MANAGE, one.subject())).orElseThrow(() -> new NotFound("rule set"));
    }

    private RuleSetFile locked(UUID id, int version) {
        access.require(MANAGE);
        RuleSetFile file = queries.lock(id).filter(one -> access.allows(MANAGE, one.subject())).orElseThrow(() -> new NotFound("rule set"));
        if (file.version() != version) {
            throw IfMatch.stale();
        }
        return file;
    }

    private RuleSetView view(RuleSetFile file) {
        RuleFile rules = RuleFiles.of(file);
        List<RuleSetView.RuleLine> lines = rules.tables().stream().flatMap(table -> table.rules().stream()
                .map(rule -> new RuleSetView.RuleLine(table.name(), table.title(), rule.code(), rule.name(), rule.severity(), RuleFiles.kind(rule.check())))).collect(Collectors.toList());
        rules.comparisons().forEach(one -> one.columns().forEach(column -> lines.add(new RuleSetView.RuleLine(one.code(), one.name(), column, new Text(one.name().zh() + "：" + column, one.name().en() + ": " + column), one.severity(), "compares"))));
        return new RuleSetView(file.id(), file.organ(), file.organName(), file.source(), file.sourceName(), rules.name(), file.version(), file.file(), lines, file.schedule(), file.nextAt(), runs.latest(file.id()).orElse(null), file.changedAt(),
                file.changedBy());
    }
}
