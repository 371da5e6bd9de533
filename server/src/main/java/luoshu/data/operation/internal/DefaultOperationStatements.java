package luoshu.data.operation.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.data.operation.MeteredDay;
import luoshu.data.operation.OperationPrice;
import luoshu.data.operation.OperationStatement;
import luoshu.data.operation.OperationStatements;
import luoshu.data.operation.Operations;
import luoshu.data.operation.StatementKind;
import luoshu.data.operation.StatementLine;
import luoshu.data.operation.StatementState;
import luoshu.kernel.access.Access;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.requests.IfMatch;
import luoshu.trust.signing.Sm3;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

@Component
class DefaultOperationStatements implements OperationStatements {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_ANSWER = 1_000;
    private static final int LONGEST_NAME = 50;
    private final DefaultOperations operations;
    private final DefaultOperationMetering metering;
    private final StatementQueries queries;
    private final DisputeQueries disputes;
    private final DayQueries days;
    private final OperationJournal journal;
    private final Access access;
    private final Clock clock;

    DefaultOperationStatements(DefaultOperations operations, DefaultOperationMetering metering, StatementQueries queries, DisputeQueries disputes, DayQueries days, OperationJournal journal, Access access, Clock clock) {
        this.operations = operations;
        this.metering = metering;
        this.queries = queries;
        this.disputes = disputes;
        this.days = days;
        this.journal = journal;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public List<OperationStatement> list(String agreement) {
        AgreementFile file = operations.reached(agreement);
        return queries.list(file.number()).stream().map(one -> view(one, file)).toList();
    }

    @Override
    public OperationStatement get(String number) {
        access.require(Operations.READ);
        StatementQueries.StatementFile found = found(number);
        return view(found, agreement(found));
    }

    private StatementQueries.StatementFile found(String number) {
        return queries.find(number).filter(one -> access.allows(Operations.READ, agreement(one).subject())).orElseThrow(() -> new NotFound("operation-statement"));
    }

    private AgreementFile agreement(StatementQueries.StatementFile statement) {
        return operations.find(statement.statement().agreement()).orElseThrow();
    }

    @Override
    @Transactional
    public OperationStatement issue(String agreement, YearMonth month) {
        AgreementFile file = operations.locked(Operations.EDIT, agreement);
        if (!month.isBefore(YearMonth.from(operations.today()))) {
            throw refused("operation-month-not-over", month);
        }
        List<LocalDate> inForce = Quantities.days(file, month);
        if (inForce.isEmpty()) {
            throw refused("operation-month-outside", month);
        }
        if (disputes.openDays(agreement, month)) {
            throw refused("operation-day-disputed", month);
        }
        inForce.forEach(day -> metering.once(agreement, day));
        List<MeteredDay> metered = days.list(agreement, month.atDay(1), month.atEndOfMonth());
        List<StatementLine> lines = file.operated().stream().map(one -> {
            List<MeteredDay> own = metered.stream().filter(day -> day.contract().equals(one.contract())).toList();
            long quantity = Quantities.of(one.price().unit(), own);
            return new StatementLine(one.contract(), one.resourceName(), one.price(), quantity, Charge.amount(quantity, one.price()), Quantities.digest(own));
        }).toList();
        long total = lines.stream().mapToLong(StatementLine::amount).reduce(0, Math::addExact);
        @Nullable Long room = room(file, month, null);
        String number = write(file, new StatementQueries.NewStatement(agreement, StatementKind.MONTHLY, month.atDay(1), null, null, lines, total, room, Charge.due(total, room)));
        return get(number);
    }

    private @Nullable Long room(AgreementFile file, YearMonth month, @Nullable LocalDate but) {
        return file.terms().revenueCap() == null ? null : Long.valueOf(file.terms().revenueCap() - queries.due(file.number(), month.getYear(), but));
    }

    private String write(AgreementFile file, StatementQueries.NewStatement statement) {
        Instant now = clock.instant();
        String number = queries.insert(statement, operations.today(), access.actor(), now).orElseThrow(() -> refused("operation-month-stated", YearMonth.from(statement.month())));
        journal.done("issue", file.number(), Map.of("statement", number, "due", statement.due()));
        prove("operation-statement-issued", file, number, statement.lines(), statement.due(), now);
        return number;
    }

    private void prove(String kind, AgreementFile file, String number, List<StatementLine> lines, long due, Instant now) {
        String digest = HexFormat.of().formatHex(Sm3.digest(JSON.writeValueAsBytes(lines)));
        journal.prove(kind, file, kind + ":" + number, now, Map.of("agreement", file.number(), "statement", number, "lines", digest, "due", String.valueOf(due)), true);
    }

    /** A counter-statement: one line of {@code wrong} is charged with {@code quantity} in place of what was charged until now. */
    String counter(AgreementFile file, OperationStatement wrong, String contract, long quantity, UUID dispute, String digest) {
        List<OperationStatement> chain = new ArrayList<>(List.of(wrong));
        queries.counters(wrong.number()).forEach(one -> chain.add(one.statement()));
        OperationPrice price = line(wrong, contract).price();
        long charged = quantity(chain, contract);
        long amount = Charge.amount(quantity, price) - Charge.amount(charged, price);
        long before = chain.stream().mapToLong(OperationStatement::total).sum();
        YearMonth month = YearMonth.from(wrong.month());
        @Nullable Long room = room(file, month, wrong.month());
        long due = Charge.change(before, chain.stream().mapToLong(OperationStatement::due).sum(), before + amount, room);
        StatementLine line = new StatementLine(contract, line(wrong, contract).resourceName(), price, quantity - charged, amount, digest);
        return write(file, new StatementQueries.NewStatement(file.number(), StatementKind.COUNTER, wrong.month(), wrong.number(), dispute, List.of(line), amount, room, due));
    }

    /** Units of a line as its counter-statements left them. */
    long charged(OperationStatement statement, String contract) {
        List<OperationStatement> chain = new ArrayList<>(List.of(statement));
        queries.counters(statement.number()).forEach(one -> chain.add(one.statement()));
        return quantity(chain, contract);
    }

    private static long quantity(List<OperationStatement> chain, String contract) {
        return chain.stream().flatMap(one -> one.lines().stream()).filter(line -> line.contract().equals(contract)).mapToLong(StatementLine::quantity).sum();
    }

    static StatementLine line(OperationStatement statement, String contract) {
        return statement.lines().stream().filter(line -> line.contract().equals(contract)).findFirst().orElseThrow(() -> new NotFound("operation-line"));
    }

    @Override
    @Transactional
    public OperationStatement confirm(String number, int version, String answerer, String answer) {
        access.require(Operations.APPROVE);
        AgreementFile file = operations.locked(Operations.APPROVE, found(number).statement().agreement());
        StatementQueries.StatementFile now = found(number);
        if (now.statement().state() == StatementState.CONFIRMED) {
            throw new Refused(Problem.Kind.CONFLICT, "operation-statement-confirmed", "confirmed already");
        }
        if (now.statement().version() != version) {
            throw IfMatch.stale();
        }
        if (now.issuedBy().equals(access.actor().subject())) {
            throw new Refused(Problem.Kind.CONFLICT, "operation-own-statement", "a statement is confirmed by another than who issued it");
        }
        if (!now.statement().disputed().isEmpty()) {
            throw new Refused(Problem.Kind.CONFLICT, "operation-statement-disputed", "disputed: " + now.statement().disputed());
        }
        Instant at = clock.instant();
        queries.confirm(number, access.actor(), Words.required(answerer, "/answerer", LONGEST_NAME, "请填写运营机构的答复人"), Words.required(answer, "/answer", LONGEST_ANSWER, "请填写运营机构的答复"), at);
        journal.done("confirm", file.number(), Map.of("statement", number));
        prove("operation-statement-confirmed", file, number, now.statement().lines(), now.statement().due(), at);
        return get(number);
    }

    @Override
    @Transactional
    public byte[] table(String number) {
        OperationStatement statement = get(number);
        journal.done("export", statement.agreement(), Map.of("statement", number));
        return StatementTable.write(statement);
    }

    private static Refused refused(String code, YearMonth month) {
        return new Refused(Problem.Kind.CONFLICT, code, "month " + month, Map.of("month", month.toString()));
    }

    private OperationStatement view(StatementQueries.StatementFile file, AgreementFile agreement) {
        OperationStatement one = file.statement();
        boolean open = one.state() == StatementState.ISSUED;
        boolean confirmable = open && one.disputed().isEmpty() && access.allows(Operations.APPROVE, agreement.subject()) && !file.issuedBy().equals(access.actor().subject());
        boolean disputable = one.kind() == StatementKind.MONTHLY && access.allows(Operations.EDIT, agreement.subject());
        return new OperationStatement(one.number(), one.agreement(), one.organName(), one.operator(), one.operatorName(), one.kind(), one.month(), one.corrects(), one.dispute(), one.lines(), one.total(), one.due(), one.state(),
                one.version(), one.issuedAt(), one.issuedBy(), one.confirmedAt(), one.confirmedBy(), one.answer(), one.answerer(), one.disputed(), confirmable, disputable);
    }
}
