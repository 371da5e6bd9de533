package luoshu.data.quality.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import luoshu.data.quality.QualityRules;
import luoshu.data.quality.QualityTicket;
import luoshu.data.quality.QualityTicketAct;
import luoshu.data.quality.QualityTicketAct.Kind;
import luoshu.data.quality.QualityTicketRow;
import luoshu.data.quality.QualityTicketState;
import luoshu.data.quality.QualityTickets;
import luoshu.data.quality.RuleFound;
import luoshu.data.quality.RuleTrend;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Permission;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.calendar.Calendars;
import luoshu.kernel.calendar.Limit;
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

@Component
class DefaultQualityTickets implements QualityTickets {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int LONGEST_NOTE = 1_000;
    private static final int TREND = 20;
    private final TicketQueries queries;
    private final RunQueries runs;
    private final TicketContent content;
    private final TicketTasks tasks;
    private final Calendars calendars;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    DefaultQualityTickets(TicketQueries queries, RunQueries runs, TicketContent content, TicketTasks tasks, Calendars calendars, Access access, Audit audit, Clock clock) {
        this.queries = queries;
        this.runs = runs;
        this.content = content;
        this.tasks = tasks;
        this.calendars = calendars;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a complete run means for the tickets of its rules; in the transaction that ends the run. */
    void after(RuleSetFile of, UUID run, List<RuleFound> found) {
        Set<List<String>> ticketed = new HashSet<>();
        for (TicketFile ticket : queries.open(of.id())) {
            ticketed.add(List.of(ticket.table(), ticket.rule()));
            Optional<RuleFound> now = found.stream().filter(one -> one.outcome().table().equals(ticket.table()) && one.outcome().rule().equals(ticket.rule())).findFirst();
            if (now.isEmpty()) {
                move(ticket, Kind.DROPPED, "规则已从文件中删除", run, null, false);
                continue;
            }
            queries.found(ticket.id(), run, now.get());
            if (now.get().outcome().failed() == 0) {
                move(ticket, Kind.FOUND_MENDED, "", run, 0L, true);
            } else if (ticket.state() == QualityTicketState.RECTIFIED) {
                move(ticket, Kind.REOPENED, "", run, now.get().outcome().failed(), false);
            }
        }
        found.stream().filter(one -> one.outcome().failed() > 0 && content.opens(one.severity()) && !ticketed.contains(List.of(one.outcome().table(), one.outcome().rule()))
                && queries.explained(of.id(), one.outcome().table(), one.outcome().rule()).filter(rows -> one.outcome().failed() <= rows).isEmpty()).forEach(one -> open(of, run, one));
    }

    private void open(RuleSetFile of, UUID run, RuleFound found) {
        Instant now = clock.instant();
        Limit limit = content.limit(found.severity());
        LocalDate due = calendars.current().due(LocalDate.ofInstant(now, CHINA), limit, List.of()).date().orElse(null);
        UUID id = queries.insert(of, run, found, limit.days(), due, now);
        queries.act(id, Kind.OPENED, access.actor(), "", run, found.outcome().failed(), now);
        audit.record(Act.done("quality.ticket-opened", "quality-ticket:" + id).with(Map.of("rules", of.id().toString(), "rule", found.outcome().rule(), "failed", found.outcome().failed())));
        queries.find(id).ifPresent(ticket -> tasks.follow(ticket, "opened", false));
    }

    /** The rules are removed. */
    void drop(UUID ruleSet) {
        queries.open(ruleSet).forEach(ticket -> move(ticket, Kind.DROPPED, "规则文件已删除", null, null, false));
    }

    private void move(TicketFile ticket, Kind act, String note, @Nullable UUID run, @Nullable Long failed, boolean done) {
        QualityTicketState state = TicketTransitions.next(ticket.state(), act).orElseThrow(() -> new Refused(Problem.Kind.CONFLICT, "act-not-possible", "the ticket is " + ticket.state(), Map.of("state", ticket.state().name())));
        Instant now = clock.instant();
        queries.move(ticket, state, act == Kind.REOPENED, act == Kind.ACCEPTED ? Long.valueOf(ticket.failed()) : ticket.explained(), now);
        queries.act(ticket.id(), act, access.actor(), note, run, failed, now);
        String word = act.name().toLowerCase(Locale.ROOT).replace('_', '-');
        audit.record(Act.done("quality.ticket-" + word, "quality-ticket:" + ticket.id()).with(Map.of("rules", ticket.ruleSet().toString(), "rule", ticket.rule())));
        queries.find(ticket.id()).ifPresent(moved -> tasks.follow(moved, word, done));
    }

    @Override
    public Page<QualityTicketRow> list(@Nullable String q, @Nullable QualityTicketState state, PageRequest page) {
        access.require(READ);
        Page<TicketFile> found = queries.list(access.scope(READ), q, state, page);
        return new Page<>(found.items().stream().map(this::row).toList(), found.total(), found.page(), found.size());
    }

    @Override
    public QualityTicket get(UUID id) {
        access.require(READ);
        return view(queries.find(id).filter(one -> access.allows(READ, one.subject())).orElseThrow(() -> new NotFound("ticket")));
    }

    @Override
    @Transactional
    public QualityTicket rectify(UUID id, int version, String note) {
        return act(QualityRules.MANAGE, id, version, Kind.RECTIFIED, note);
    }

    @Override
    @Transactional
    public QualityTicket explain(UUID id, int version, String note) {
        return act(QualityRules.MANAGE, id, version, Kind.EXPLAINED, note);
    }

    @Override
    @Transactional
    public QualityTicket accept(UUID id, int version, String note) {
        return act(JUDGE, id, version, Kind.ACCEPTED, note);
    }

    @Override
    @Transactional
    public QualityTicket reject(UUID id, int version, String note) {
        return act(JUDGE, id, version, Kind.REJECTED, note);
    }

    private QualityTicket act(Permission permission, UUID id, int version, Kind act, String note) {
        access.require(permission);
        TicketFile ticket = queries.lock(id).filter(one -> access.allows(permission, one.subject())).orElseThrow(() -> new NotFound("ticket"));
        if (TicketTransitions.next(ticket.state(), act).isEmpty()) {
            throw new Refused(Problem.Kind.CONFLICT, "act-not-possible", "the ticket is " + ticket.state(), Map.of("state", ticket.state().name()));
        }
        if (ticket.version() != version) {
            throw IfMatch.stale();
        }
        Storable.check(note, "/note");
        if (act != Kind.ACCEPTED && note.isBlank() || note.length() > LONGEST_NOTE) {
            throw new Invalid("/note", note.isBlank() ? "required" : "too-long", "请填写说明，不超过 " + LONGEST_NOTE + " 字");
        }
        if ((act == Kind.ACCEPTED || act == Kind.REJECTED) && queries.explainer(id).filter(access.actor().subject()::equals).isPresent()) {
            throw new Refused(Problem.Kind.CONFLICT, "quality-own-explanation", "an explanation is judged by another than who wrote it");
        }
        move(ticket, act, note.strip(), null, null, true);
        return view(queries.find(id).orElseThrow());
    }

    private QualityTicketRow row(TicketFile one) {
        boolean overdue = !one.state().ended() && one.due() != null && LocalDate.ofInstant(clock.instant(), CHINA).isAfter(one.due());
        return new QualityTicketRow(one.id(), one.organName(), one.rules(), one.name(), one.table(), one.severity(), one.state(), one.failed(), one.checked(), one.openedAt(), one.due(), overdue, one.reopened());
    }

    private QualityTicket view(TicketFile one) {
        RuleTrend trend = runs.trend(one.ruleSet(), TREND).stream().filter(each -> each.table().equals(one.table()) && each.rule().equals(one.rule())).findFirst().orElse(null);
        List<QualityTicketAct> acts = queries.acts(one.id());
        return new QualityTicket(row(one), one.ruleSet(), one.rule(), one.limitDays(), String.valueOf(content.limit(one.severity()).basis()), one.sample(), acts, trend, one.version(),
                access.allows(QualityRules.MANAGE, one.subject()), access.allows(JUDGE, one.subject()));
    }
}
