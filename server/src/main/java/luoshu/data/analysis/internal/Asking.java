package luoshu.data.analysis.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import luoshu.data.analysis.AnalysisAnswer;
import luoshu.data.analysis.AnalysisAnswer.AnswerColumn;
import luoshu.data.analysis.AnalysisQuestion;
import luoshu.data.analysis.AnalysisUseState;
import luoshu.data.analysis.TableProblem;
import luoshu.data.analysis.internal.GrantedTable.GrantedColumn;
import luoshu.data.analysis.internal.UseQueries.Ending;
import luoshu.data.contracts.Contract;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.signing.Sm3;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A question from its admission, which is on record before anything is read, to its answer. */
@Component
class Asking {

    private final GrantedTables tables;
    private final UseQueries uses;
    private final QuestionReader reader;
    private final QuestionRun run;
    private final Organs organs;
    private final AnalysisSettings settings;
    private final AlarmRaising alarms;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Asking(GrantedTables tables, UseQueries uses, QuestionReader reader, QuestionRun run, Organs organs, AnalysisSettings settings, AlarmRaising alarms, Audit audit, Clock clock, PlatformTransactionManager transactions) {
        this.tables = tables;
        this.uses = uses;
        this.reader = reader;
        this.run = run;
        this.organs = organs;
        this.settings = settings;
        this.alarms = alarms;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    AnalysisAnswer ask(Actor.Official official, AnalysisQuestion question) {
        return ask(official, question, false);
    }

    AnalysisAnswer ask(Actor.Official official, AnalysisQuestion question, boolean export) {
        check(question);
        Instant now = clock.instant();
        String number = transaction.execute(_ -> {
            String made = uses.begin(question, official, organs.get(new OrganCode(official.organ())), export, LocalDate.ofInstant(now, GrantedTables.HENAN), now);
            if (made != null) {
                audit.record(Act.done("analysis.ask", "analysis:" + made).with(Map.of("export", export)));
            }
            return made;
        });
        if (number == null) {
            throw new Refused(Problem.Kind.CONFLICT, "analysis-asked", "这个编号的查询已经提过");
        }
        long begun = System.nanoTime();
        AtomicBoolean reading = new AtomicBoolean();
        try {
            QuestionPlan plan = admitted(official, question, export ? settings.exported() : settings.rows(), now);
            AnalysisEngine.Found found = run.run(official, question, plan, begun, reading);
            byte[] digest = digest(found.columns(), found.rows());
            int millis = millis(begun);
            end(official, question, number, new Ending(AnalysisUseState.DONE, null, found.rows().size(), found.more(), millis, digest));
            return new AnalysisAnswer(question.id(), number, found.columns(), found.rows(), plan.most(), found.more(), plan.contracts(), millis, HexFormat.of().formatHex(digest));
        } catch (Problem refused) {
            end(official, question, number, Ending.without(state(refused, reading.get()), refused.code(), millis(begun)));
            throw refused;
        } catch (RuntimeException | Error failed) {
            end(official, question, number, Ending.without(AnalysisUseState.FAILED, "error", millis(begun)));
            throw failed;
        }
    }

    /** What was read was used, whatever came of it; before, what the platform cannot do is no refusal. */
    private static AnalysisUseState state(Problem why, boolean reading) {
        if (why.code().equals("analysis-cancelled")) {
            return AnalysisUseState.CANCELLED;
        }
        return reading || why.kind() == Problem.Kind.UNAVAILABLE ? AnalysisUseState.FAILED : AnalysisUseState.REFUSED;
    }

    private static void check(AnalysisQuestion question) {
        List<FieldError> errors = new ArrayList<>();
        if (question.sql().isBlank() || question.sql().indexOf(0) >= 0) {
            errors.add(new FieldError("/sql", "required", "请写查询语句"));
        }
        if (question.purpose().isBlank() || question.purpose().indexOf(0) >= 0) {
            errors.add(new FieldError("/purpose", "required", "请写分析用途"));
        }
        if (question.matter() != null && !question.matter().matches("[0-9A-Z]{12}")) {
            errors.add(new FieldError("/matter", "pattern", "基本编码为 12 位"));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private void end(Actor.Official official, AnalysisQuestion question, String number, Ending ending) {
        transaction.executeWithoutResult(_ -> {
            uses.end(question.id(), ending, clock.instant());
            audit.record(Act.done("analysis.ended", "analysis:" + number).with(Map.of("state", ending.state().name(), "code", String.valueOf(ending.code()), "rows", ending.rows())));
            alarms.after(question.id(), official.subject());
        });
    }

    private static int millis(long begun) {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)));
    }

    /** What it will read, on record. */
    private QuestionPlan admitted(Actor.Official official, AnalysisQuestion question, int most, Instant now) {
        List<GrantedTable> granted = tables.of(official);
        QuestionReader.Question read = reader.read(question.sql(), name -> granted.stream().filter(one -> one.names().contains(name)).mapToInt(one -> one.columns().size()).max().orElse(1));
        List<Loading> loading = new ArrayList<>();
        int rows = most;
        for (String name : read.tables()) {
            Optional<GrantedTable> table = granted.stream().filter(one -> one.names().contains(name)).findFirst();
            if (table.isEmpty() && read.own().contains(name)) {
                continue;
            }
            GrantedTable found = table.orElseThrow(() -> new Refused(Problem.Kind.INVALID, "analysis-unknown-table", "没有可以分析的表 " + name, Map.of("table", name)));
            Contract contract = found.contract();
            if (contract != null) {
                allowed(contract, question);
                rows = Math.min(rows, contract.terms().rows());
            }
            TableProblem problem = found.shown().problem();
            if (problem != null) {
                throw new Refused(Problem.Kind.CONFLICT, "analysis-table", found.shown().title() + "：" + problem.sentence(), Map.of("table", name, "problem", problem.name()));
            }
            loading.add(new Loading(name, found, columns(found, read)));
        }
        if (loading.isEmpty()) {
            throw new Refused(Problem.Kind.INVALID, "analysis-unknown-table", "查询里没有可以分析的表", Map.of("table", ""));
        }
        QuestionPlan plan = new QuestionPlan(read.sql(), loading, rows);
        transaction.executeWithoutResult(_ -> {
            uses.turn(plan.contracts());
            loading.stream().map(one -> one.table().contract()).filter(Objects::nonNull).forEach(contract -> paced(contract, question, now));
            uses.uses(question.id(), loading);
        });
        return plan;
    }

    private void allowed(Contract known, AnalysisQuestion question) {
        Contract contract = tables.inForce(known);
        List<String> matters = contract.terms().matters();
        if (!matters.isEmpty() && (question.matter() == null || !matters.contains(question.matter()))) {
            throw new Refused(Problem.Kind.INVALID, "analysis-matter", contract.number() + " 只用于办理 " + String.join("、", matters), Map.of("contract", contract.number(), "matters", String.join("、", matters)));
        }
    }

    /** In the turn of the contract: of two questions asked together the second counts the first. */
    private void paced(Contract contract, AnalysisQuestion question, Instant now) {
        if (uses.asked(contract.number(), question.id(), now.minus(Duration.ofMinutes(1))) >= contract.terms().perMinute()) {
            throw new Refused(Problem.Kind.TOO_MANY, "analysis-pace-minute", contract.number() + " 每分钟最多 " + contract.terms().perMinute() + " 次", Map.of("contract", contract.number(), "most", contract.terms().perMinute()));
        }
        Instant day = LocalDate.ofInstant(now, GrantedTables.HENAN).atStartOfDay(GrantedTables.HENAN).toInstant();
        if (uses.asked(contract.number(), question.id(), day) >= contract.terms().perDay()) {
            throw new Refused(Problem.Kind.TOO_MANY, "analysis-pace", contract.number() + " 每天最多 " + contract.terms().perDay() + " 次", Map.of("contract", contract.number(), "most", contract.terms().perDay()));
        }
    }

    /** Those the question may mean; the least telling one where it means none, for a table without columns has no rows to count. */
    private static List<GrantedColumn> columns(GrantedTable table, QuestionReader.Question question) {
        List<GrantedColumn> meant = question.all() ? table.columns() : table.columns().stream().filter(column -> question.names().contains(column.name().toLowerCase(Locale.ROOT))).toList();
        return !meant.isEmpty() ? meant : table.columns().stream().min(Comparator.comparing(GrantedColumn::personal).thenComparing(GrantedColumn::sensitivity)).stream().toList();
    }

    /** Over names and cells in their order, each with its length before it: no two answers are written alike. */
    private static byte[] digest(List<AnswerColumn> columns, List<List<@Nullable String>> rows) {
        Sm3 sm3 = new Sm3();
        columns.forEach(column -> add(sm3, column.name()));
        rows.forEach(row -> row.forEach(cell -> add(sm3, cell)));
        return sm3.digest();
    }

    private static void add(Sm3 sm3, @Nullable String cell) {
        byte[] bytes = cell == null ? new byte[0] : cell.getBytes(StandardCharsets.UTF_8);
        byte[] length = ((cell == null ? "-" : String.valueOf(bytes.length)) + ":").getBytes(StandardCharsets.UTF_8);
        sm3.update(length, 0, length.length).update(bytes, 0, bytes.length);
    }
}
