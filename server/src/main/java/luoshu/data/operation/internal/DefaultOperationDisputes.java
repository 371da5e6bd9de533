package luoshu.data.operation.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.data.gateway.MeteredCalls;
import luoshu.data.gateway.MeteredUses;
import luoshu.data.operation.DisputeDraft;
import luoshu.data.operation.DisputeState;
import luoshu.data.operation.MeteredDay;
import luoshu.data.operation.Operated;
import luoshu.data.operation.OperationDispute;
import luoshu.data.operation.OperationDisputes;
import luoshu.data.operation.OperationStatement;
import luoshu.data.operation.Operations;
import luoshu.data.operation.PriceUnit;
import luoshu.data.operation.Recount;
import luoshu.data.operation.StatementKind;
import luoshu.kernel.access.Access;
import luoshu.kernel.calendar.Calendars;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.requests.IfMatch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class DefaultOperationDisputes implements OperationDisputes {

    private static final int LONGEST_WORDS = 2_000;
    private static final int LONGEST_NAME = 50;
    private final DefaultOperations operations;
    private final DefaultOperationMetering metering;
    private final DefaultOperationStatements statements;
    private final StatementQueries statementQueries;
    private final DisputeQueries queries;
    private final DayQueries days;
    private final MeteredUses uses;
    private final OperationContent content;
    private final OperationJournal journal;
    private final Calendars calendars;
    private final Access access;
    private final Clock clock;

    DefaultOperationDisputes(DefaultOperations operations, DefaultOperationMetering metering, DefaultOperationStatements statements, StatementQueries statementQueries, DisputeQueries queries, DayQueries days, MeteredUses uses,
                             OperationContent content, OperationJournal journal, Calendars calendars, Access access, Clock clock) {
        this.operations = operations;
        this.metering = metering;
        this.statements = statements;
        this.statementQueries = statementQueries;
        this.queries = queries;
        this.days = days;
        this.uses = uses;
        this.content = content;
        this.journal = journal;
        this.calendars = calendars;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public List<OperationDispute> list(String agreement) {
        AgreementFile file = operations.reached(agreement);
        return queries.list(file.number()).stream().map(one -> view(one, file)).toList();
    }

    @Override
    @Transactional
    public OperationDispute raise(String agreement, DisputeDraft draft) {
        AgreementFile file = operations.locked(Operations.EDIT, agreement);
        check(draft, file);
        long stated;
        LocalDate known;
        if (draft.statement() == null) {
            LocalDate day = draft.day();
            if (days.stated(agreement, day)) {
                throw new Refused(Problem.Kind.CONFLICT, "operation-day-stated", "a statement names the day", Map.of("day", day.toString()));
            }
            MeteredDay metered = metered(agreement, day, draft.contract());
            stated = Quantities.of(unit(file, draft.contract()), metered.charged(), metered.rows());
            known = day;
        } else {
            OperationStatement statement = statement(draft.statement(), agreement);
            DefaultOperationStatements.line(statement, draft.contract());
            stated = statements.charged(statement, draft.contract());
            known = LocalDate.ofInstant(statement.issuedAt(), DefaultOperations.CHINA);
        }
        if (operations.today().isAfter(known.plusDays(content.raise().days()))) {
            throw new Refused(Problem.Kind.CONFLICT, "operation-dispute-too-late", "disputes are raised within " + content.raise().days() + " days", Map.of("days", content.raise().days()));
        }
        @Nullable LocalDate due = calendars.current().due(operations.today(), content.answer(), List.of()).date().orElse(null);
        UUID id = queries.insert(agreement, draft, stated, due, access.actor(), clock.instant()).orElseThrow(() -> new Refused(Problem.Kind.CONFLICT, "operation-dispute-open", "this is disputed already"));
        journal.done("dispute", agreement, Map.of("dispute", id.toString(), "contract", draft.contract()));
        return view(queries.find(id).orElseThrow(), file);
    }

    private static void check(DisputeDraft draft, AgreementFile file) {
        List<FieldError> errors = new ArrayList<>();
        if ((draft.statement() == null) == (draft.day() == null)) {
            errors.add(new FieldError("/day", "one-of", "请指明结算单，或者尚未结算的一天"));
        }
        if (file.operated().stream().noneMatch(one -> one.contract().equals(draft.contract()))) {
            errors.add(new FieldError("/contract", "unknown", "协议里没有这项数据"));
        }
        Words.collect(errors, draft.raiser(), "/raiser", LONGEST_NAME, "请填写运营机构的提出人");
        Words.collect(errors, draft.words(), "/words", LONGEST_WORDS, "请写明异议内容");
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private OperationStatement statement(String number, String agreement) {
        return statementQueries.find(number).map(StatementQueries.StatementFile::statement).filter(one -> one.agreement().equals(agreement) && one.kind() == StatementKind.MONTHLY)
                .orElseThrow(() -> new Invalid("/statement", "unknown", "没有这张结算单"));
    }

    private MeteredDay metered(String agreement, LocalDate day, String contract) {
        return days.list(agreement, day, day).stream().filter(one -> one.contract().equals(contract)).findFirst().orElseThrow(() -> new Invalid("/day", "not-metered", "这一天没有计量"));
    }

    private static PriceUnit unit(AgreementFile file, String contract) {
        return file.operated(contract).price().unit();
    }

    @Override
    public Recount recount(UUID id) {
        access.require(Operations.READ);
        DisputeQueries.DisputeFile found = found(id);
        return recount(found.dispute(), agreement(found));
    }

    private DisputeQueries.DisputeFile found(UUID id) {
        return queries.find(id).filter(one -> access.allows(Operations.READ, agreement(one).subject())).orElseThrow(() -> new NotFound("operation-dispute"));
    }

    private AgreementFile agreement(DisputeQueries.DisputeFile one) {
        return operations.find(one.dispute().agreement()).orElseThrow();
    }

    /** Days whose records are no longer kept stand as they were metered. */
    private Recount recount(OperationDispute dispute, AgreementFile file) {
        Operated operated = file.operated(dispute.contract());
        PriceUnit unit = operated.price().unit();
        List<MeteredDay> metered = (dispute.day() != null ? days.list(file.number(), dispute.day(), dispute.day()) : month(dispute, file)).stream().filter(one -> one.contract().equals(dispute.contract())).toList();
        List<Recount.RecountedDay> found = new ArrayList<>();
        long sum = 0;
        for (MeteredDay day : metered) {
            long then = Quantities.of(unit, day.charged(), day.rows());
            MeteredCalls now = uses.forgotten(day.day()) ? null : metering.count(file, operated, day.day());
            long units = now == null ? then : Quantities.of(unit, now.answered(), now.rows());
            sum += units;
            found.add(new Recount.RecountedDay(day.day(), then, units, now == null || now.digest().equals(day.digest())));
        }
        return new Recount(unit, dispute.stated(), unit == PriceUnit.MONTH ? dispute.stated() : sum, found.stream().allMatch(Recount.RecountedDay::same), found);
    }

    private List<MeteredDay> month(OperationDispute dispute, AgreementFile file) {
        YearMonth month = YearMonth.from(statementQueries.find(String.valueOf(dispute.statement())).orElseThrow().statement().month());
        return days.list(file.number(), month.atDay(1), month.atEndOfMonth());
    }

    @Override
    @Transactional
    public OperationDispute accept(UUID id, int version, String reason, @Nullable Long quantity) {
        DisputeQueries.DisputeFile file = judged(id, version);
        AgreementFile agreement = agreement(file);
        OperationDispute dispute = file.dispute();
        String why = Words.required(reason, "/reason", DefaultOperations.LONGEST_REASON, "请写明理由");
        Recount recount = recount(dispute, agreement);
        if (dispute.day() != null) {
            if (quantity != null) {
                throw new Invalid("/quantity", "not-for-a-day", "尚未结算的一天按重新计量的结果");
            }
            if (recount.same()) {
                throw same();
            }
            metering.countable(agreement, dispute.day());
            metering.again(agreement, dispute.day());
            queries.answer(id, DisputeState.ACCEPTED, recount.recounted(), recount.recounted(), why, null, access.actor(), clock.instant());
        } else {
            long agreed = quantity == null ? recount.recounted() : quantity;
            OperationStatement wrong = statementQueries.find(String.valueOf(dispute.statement())).orElseThrow().statement();
            if (agreed < 0 || agreed > Integer.MAX_VALUE * 100L) {
                throw new Invalid("/quantity", "out-of-range", "数量不正确");
            }
            if (agreed == statements.charged(wrong, dispute.contract())) {
                throw same();
            }
            String digest = Quantities.digest(month(dispute, agreement).stream().filter(one -> one.contract().equals(dispute.contract())).toList());
            String counter = statements.counter(agreement, wrong, dispute.contract(), agreed, id, digest);
            queries.answer(id, DisputeState.ACCEPTED, recount.recounted(), agreed, why, counter, access.actor(), clock.instant());
        }
        journal.done("accept", agreement.number(), Map.of("dispute", id.toString()));
        return view(queries.find(id).orElseThrow(), agreement);
    }

    private static Refused same() {
        return new Refused(Problem.Kind.CONFLICT, "operation-recount-same", "the count is the same: nothing would change");
    }

    @Override
    @Transactional
    public OperationDispute refuse(UUID id, int version, String reason) {
        DisputeQueries.DisputeFile file = judged(id, version);
        AgreementFile agreement = agreement(file);
        String why = Words.required(reason, "/reason", DefaultOperations.LONGEST_REASON, "请写明理由");
        queries.answer(id, DisputeState.REFUSED, recount(file.dispute(), agreement).recounted(), null, why, null, access.actor(), clock.instant());
        journal.done("refuse", agreement.number(), Map.of("dispute", id.toString()));
        return view(queries.find(id).orElseThrow(), agreement);
    }

    /** Locked through its agreement, and open. */
    private DisputeQueries.DisputeFile judged(UUID id, int version) {
        access.require(Operations.APPROVE);
        operations.locked(Operations.APPROVE, found(id).dispute().agreement());
        DisputeQueries.DisputeFile file = found(id);
        if (file.dispute().state() != DisputeState.RAISED) {
            throw new Refused(Problem.Kind.CONFLICT, "operation-dispute-answered", "answered already");
        }
        if (file.dispute().version() != version) {
            throw IfMatch.stale();
        }
        if (file.recordedBy().equals(access.actor().subject())) {
            throw new Refused(Problem.Kind.CONFLICT, "operation-own-dispute", "a dispute is answered by another than who recorded it");
        }
        return file;
    }

    private OperationDispute view(DisputeQueries.DisputeFile file, AgreementFile agreement) {
        OperationDispute one = file.dispute();
        boolean open = one.state() == DisputeState.RAISED;
        boolean late = open && one.dueOn() != null && operations.today().isAfter(one.dueOn());
        boolean answerable = open && access.allows(Operations.APPROVE, agreement.subject()) && !file.recordedBy().equals(access.actor().subject());
        return new OperationDispute(one.id(), one.agreement(), one.contract(), one.resourceName(), one.statement(), one.day(), one.unit(), one.raiser(), one.words(), one.raisedAt(), one.recordedBy(), one.dueOn(), late,
                String.valueOf(content.answer().basis()), one.stated(), one.state(), one.recounted(), one.agreed(), one.reason(), one.answeredAt(), one.answeredBy(), one.counter(), one.version(), answerable);
    }
}
