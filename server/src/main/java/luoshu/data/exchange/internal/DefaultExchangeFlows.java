package luoshu.data.exchange.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.exchange.ExchangeCheck;
import luoshu.data.exchange.ExchangeFlowDraft;
import luoshu.data.exchange.ExchangeFlowRow;
import luoshu.data.exchange.ExchangeFlowView;
import luoshu.data.exchange.ExchangeFlows;
import luoshu.data.exchange.ExchangeMode;
import luoshu.data.exchange.ExchangeRejection;
import luoshu.data.exchange.ExchangeRun;
import luoshu.data.sources.DataSources;
import luoshu.data.sources.SourceLink;
import luoshu.data.sources.SourceLinks;
import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class DefaultExchangeFlows implements ExchangeFlows {

    private static final int LONGEST_CHAIN = 50;
    private final FlowQueries flows;
    private final RunQueries runs;
    private final CaptureQueries captures;
    private final FlowRuns begins;
    private final FlowTables tables;
    private final FlowTimes times;
    private final SourceLinks links;
    private final Organs organs;
    private final Jobs jobs;
    private final ExchangeSettings settings;
    private final Access access;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DefaultExchangeFlows(FlowQueries flows, RunQueries runs, CaptureQueries captures, FlowRuns begins, FlowTables tables, FlowTimes times, SourceLinks links, Organs organs, Jobs jobs, ExchangeSettings settings, Access access, Audit audit,
                         Clock clock, PlatformTransactionManager transactions) {
        this.flows = flows;
        this.runs = runs;
        this.captures = captures;
        this.begins = begins;
        this.tables = tables;
        this.times = times;
        this.links = links;
        this.organs = organs;
        this.jobs = jobs;
        this.settings = settings;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Page<ExchangeFlowRow> list(@Nullable String q, PageRequest page) {
        access.require(MANAGE);
        Page<FlowFile> found = flows.list(access.scope(MANAGE), q, page);
        return new Page<>(found.items().stream().map(flow -> new ExchangeFlowRow(flow.id(), flow.organ(), flow.organName(), flow.name(), sourceName(flow.content().source()), flow.content().sourceTable(),
                sourceName(flow.content().target()), flow.content().targetTable(), flow.content().mode(), flow.nextAt(), runs.newest(flow.id()).orElse(null))).toList(), found.total(), found.page(), found.size());
    }

    private String sourceName(UUID source) {
        return links.find(source).map(SourceLink::name).orElse("");
    }

    @Override
    public ExchangeFlowView get(UUID id) {
        return view(within(id));
    }

    private ExchangeFlowView view(FlowFile flow) {
        ExchangeContent content = flow.content();
        ExchangeFlowDraft draft = new ExchangeFlowDraft(flow.name(), content.source(), content.sourceTable(), content.target(), content.targetTable(), content.mode(), content.keys(), content.watermark(), content.control(), content.removal(),
                content.fields(), flow.schedule(), flow.follows());
        Optional<FlowFile> before = Optional.ofNullable(flow.follows()).flatMap(flows::find).filter(one -> access.allows(MANAGE, one.subject()));
        return new ExchangeFlowView(flow.id(), flow.organ(), flow.organName(), draft, links.find(content.source()).map(SourceLink::name).orElse(null), links.find(content.target()).map(SourceLink::name).orElse(null),
                before.map(FlowFile::name).orElse(null), flow.agreedAt(), flow.nextAt(), flow.version(), flow.changedAt(), flow.changedBy(), runs.newest(flow.id()).orElse(null));
    }

    @Override
    @Transactional
    public ExchangeFlowView create(ExchangeFlowDraft draft) {
        access.require(MANAGE);
        UUID id = UUID.randomUUID();
        FlowQueries.Kept kept = kept(id, draft);
        Organ organ = organs.get(new OrganCode(access.official().organ()));
        unique(flows.insert(id, organ, kept, access.actor(), clock.instant()));
        audit.record(Act.done("exchange.create", "exchange-flow:" + id).with(Map.of("source", kept.content().source().toString(), "target", kept.content().target().toString())));
        return get(id);
    }

    @Override
    @Transactional
    public ExchangeFlowView save(UUID id, int version, ExchangeFlowDraft draft) {
        FlowFile flow = locked(id);
        if (flow.version() != version) {
            throw IfMatch.stale();
        }
        notOpen(id);
        FlowQueries.Kept kept = kept(id, draft);
        unique(flows.save(id, kept, access.actor(), clock.instant()));
        audit.record(Act.done("exchange.change", "exchange-flow:" + id).with(Map.of("source", kept.content().source().toString(), "target", kept.content().target().toString())));
        return get(id);
    }

    private void notOpen(UUID id) {
        if (runs.open(id).isPresent()) {
            throw new Refused(Problem.Kind.CONFLICT, "exchange-run-open", "a run of the flow is not over");
        }
    }

    private FlowQueries.Kept kept(UUID id, ExchangeFlowDraft draft) {
        FlowBounds.check(draft);
        UUID source = Objects.requireNonNull(draft.source());
        UUID target = Objects.requireNonNull(draft.target());
        movable("/source", source);
        if (!movable("/target", target).target()) {
            throw new Invalid("/target", "not-a-target", "这个数据源没有登记为交换的目标库");
        }
        follows(id, draft.follows());
        ExchangeContent content = new ExchangeContent(source, Objects.requireNonNull(draft.sourceTable()).strip(), target, Objects.requireNonNull(draft.targetTable()).strip(), Objects.requireNonNull(draft.mode()),
                draft.keys(), draft.watermark(), draft.control(), draft.removal(), draft.fields());
        Instant next = draft.schedule() == null ? null : times.next(draft.schedule(), clock.instant());
        return new FlowQueries.Kept(Objects.requireNonNull(draft.name()).strip(), content, draft.schedule(), next, draft.follows());
    }

    /** Whoever lets a flow read or write a data source has to be one who manages it. */
    private SourceLink movable(String at, UUID source) {
        SourceLink link = links.find(source).filter(one -> access.allows(DataSources.MANAGE, one.subject())).orElseThrow(() -> new Invalid(at, "unknown", "没有这个数据源"));
        if (!link.movable()) {
            throw new Invalid(at, "not-movable", "平台还不能交换这类数据库的表");
        }
        return link;
    }

    private void follows(UUID id, @Nullable UUID follows) {
        @Nullable UUID before = follows;
        for (int length = 0; before != null; length++) {
            FlowFile flow = flows.find(before).filter(one -> access.allows(MANAGE, one.subject())).orElseThrow(() -> new Invalid("/follows", "unknown", "没有这个交换流程"));
            if (flow.id().equals(id) || length > LONGEST_CHAIN) {
                throw new Invalid("/follows", "circle", "流程的先后成了环");
            }
            if (flow.content().mode() == ExchangeMode.CAPTURE) {
                throw new Invalid("/follows", "endless", "变更捕获一直运行，没有完成的时候，不能接在它之后");
            }
            before = flow.follows();
        }
    }

    private static void unique(boolean kept) {
        if (!kept) {
            throw new Invalid("/name", "twice", "本单位已有同名的交换流程");
        }
    }

    @Override
    @Transactional
    public void remove(UUID id, int version) {
        FlowFile flow = locked(id);
        if (flow.version() != version) {
            throw IfMatch.stale();
        }
        notOpen(id);
        flows.remove(id, access.actor(), clock.instant());
        audit.record(Act.done("exchange.remove", "exchange-flow:" + id).with(Map.of()));
    }

    @Override
    public ExchangeCheck check(UUID id) {
        FlowFile flow = within(id);
        try {
            return tables.open(flow, runs.open(id).isEmpty(), (_, _, plan, check) -> {
                boolean agreed = plan != null && check.findings().isEmpty();
                transaction.executeWithoutResult(_ -> {
                    if (agreed) {
                        flows.agree(flow, FlowDrift.agreed(plan), clock.instant());
                    }
                    audit.record(Act.done("exchange.check", "exchange-flow:" + id).with(Map.of("findings", check.findings().size(), "changed", check.changed().size())));
                });
                return check;
            });
        } catch (ExchangeStopped away) {
            throw new Refused(Problem.Kind.UNAVAILABLE, "exchange-stopped", away.sentence(), Map.of("sentence", away.sentence()));
        }
    }

    @Override
    @Transactional
    public ExchangeRun start(UUID id, boolean anew) {
        UUID run = begins.begin(locked(id), anew);
        return runs.find(id, run).orElseThrow();
    }

    @Override
    public Page<ExchangeRun> runs(UUID id, PageRequest page) {
        within(id);
        return runs.list(id, page);
    }

    @Override
    public ExchangeRun run(UUID id, UUID run) {
        within(id);
        return runs.find(id, run).orElseThrow(() -> new NotFound("run"));
    }

    @Override
    @Transactional
    public ExchangeRun pause(UUID id, UUID run) {
        locked(id);
        known(id, run);
        if (!runs.wish(run, ExchangeRun.Wish.PAUSE)) {
            throw notPossible();
        }
        return told(id, run, "exchange.pause");
    }

    @Override
    @Transactional
    public ExchangeRun resume(UUID id, UUID run) {
        FlowFile flow = locked(id);
        known(id, run);
        Instant now = clock.instant();
        if (!runs.resume(run, null, now, now.minus(settings.lost()))) {
            throw notPossible();
        }
        begins.job(flow, run);
        return told(id, run, "exchange.resume");
    }

    @Override
    @Transactional
    public ExchangeRun cancel(UUID id, UUID run) {
        FlowFile flow = locked(id);
        known(id, run);
        Instant now = clock.instant();
        if (runs.resume(run, ExchangeRun.Wish.CANCEL, now, now.minus(settings.lost()))) {
            begins.job(flow, run);
        } else if (!runs.wish(run, ExchangeRun.Wish.CANCEL)) {
            throw notPossible();
        }
        return told(id, run, "exchange.cancel");
    }

    @Override
    @Transactional
    public ExchangeRun reconcile(UUID id, UUID run) {
        FlowFile flow = locked(id);
        known(id, run);
        if (flow.content().mode() != ExchangeMode.CAPTURE || !captures.compare(run)) {
            throw notPossible();
        }
        return told(id, run, "exchange.reconcile");
    }

    private void known(UUID id, UUID run) {
        runs.find(id, run).orElseThrow(() -> new NotFound("run"));
    }

    private ExchangeRun told(UUID id, UUID run, String act) {
        audit.record(Act.done(act, "exchange-flow:" + id).with(Map.of("run", run.toString())));
        return runs.find(id, run).orElseThrow();
    }

    private static Refused notPossible() {
        return new Refused(Problem.Kind.CONFLICT, "act-not-possible", "the run is not in a state for this");
    }

    @Override
    public Page<ExchangeRejection> rejections(UUID id, UUID run, PageRequest page) {
        within(id);
        known(id, run);
        return runs.rejections(run, page);
    }

    @Override
    @Transactional
    public void resend(UUID id, UUID run) {
        FlowFile flow = locked(id);
        known(id, run);
        notOpen(id);
        if (flow.agreed() == null) {
            throw new Refused(Problem.Kind.CONFLICT, "exchange-unchecked", "the tables of the flow have to be checked first");
        }
        if (flow.content().mode() == ExchangeMode.CAPTURE) {
            throw notPossible(); // a row that is mended comes by itself, as a change
        }
        jobs.start(ResendJob.KIND, "重新发送被退回的行：" + flow.name(), new ResendJob.Order(id, run));
        audit.record(Act.done("exchange.resend", "exchange-flow:" + id).with(Map.of("run", run.toString(), "rows", runs.rejected(run))));
    }

    private FlowFile within(UUID id) {
        access.require(MANAGE);
        return flows.find(id).filter(one -> access.allows(MANAGE, one.subject())).orElseThrow(() -> new NotFound("exchange flow"));
    }

    private FlowFile locked(UUID id) {
        access.require(MANAGE);
        return flows.lock(id).filter(one -> access.allows(MANAGE, one.subject())).orElseThrow(() -> new NotFound("exchange flow"));
    }
}
