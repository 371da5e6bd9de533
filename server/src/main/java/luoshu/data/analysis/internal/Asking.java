package luoshu.data.analysis.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
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
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import luoshu.data.analysis.AnalysisAnswer;
import luoshu.data.analysis.AnalysisAnswer.AnswerColumn;
import luoshu.data.analysis.AnalysisQuestion;
import luoshu.data.analysis.AnalysisUseState;
import luoshu.data.analysis.TableProblem;
import luoshu.data.analysis.internal.GrantedTable.GrantedColumn;
import luoshu.data.analysis.internal.UseQueries.Ending;
import luoshu.data.contracts.ActiveContracts;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.RowCondition;
import luoshu.data.sources.SourceLinks;
import luoshu.data.sources.SourceUnavailable;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.database.DataFolder;
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

    private static final Duration TURN = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(300);

    private final GrantedTables tables;
    private final UseQueries uses;
    private final QuestionReader reader;
    private final ActiveContracts contracts;
    private final SourceLinks sources;
    private final Organs organs;
    private final AnalysisSettings settings;
    private final Path folder;
    private final AlarmRaising alarms;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Semaphore engines;

    Asking(GrantedTables tables, UseQueries uses, QuestionReader reader, ActiveContracts contracts, SourceLinks sources, Organs organs, AnalysisSettings settings, DataFolder folder, AlarmRaising alarms, Audit audit,
           Clock clock, PlatformTransactionManager transactions) {
        this.tables = tables;
        this.uses = uses;
        this.reader = reader;
        this.contracts = contracts;
        this.sources = sources;
        this.organs = organs;
        this.settings = settings;
        this.folder = folder.resolve("analysis");
        this.alarms = alarms;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.engines = new Semaphore(settings.atOnce(), true);
        AnalysisEngine.sweep(this.folder);
    }

    /** {@code most}: rows of the answer, the contracts' bounds kept. */
    private record Plan(String sql, List<Loading> tables, int most) {
        List<String> contracts() {
            return tables.stream().map(one -> one.table().contract()).flatMap(contract -> contract == null ? Stream.<String>empty() : Stream.of(contract.number())).distinct().toList();
        }
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
        try {
            Plan plan = admitted(official, question, export ? settings.exported() : settings.rows(), now);
            AnalysisEngine.Found found = run(question, plan, begun);
            byte[] digest = digest(found.columns(), found.rows());
            int millis = millis(begun);
            end(official, question, number, new Ending(AnalysisUseState.DONE, null, found.rows().size(), found.more(), millis, digest));
            return new AnalysisAnswer(question.id(), number, found.columns(), found.rows(), plan.most(), found.more(), plan.contracts(), millis, HexFormat.of().formatHex(digest));
        } catch (Problem refused) {
            AnalysisUseState state = refused.code().equals("analysis-cancelled") ? AnalysisUseState.CANCELLED : refused.kind() == Problem.Kind.UNAVAILABLE ? AnalysisUseState.FAILED : AnalysisUseState.REFUSED;
            end(official, question, number, Ending.without(state, refused.code(), millis(begun)));
            throw refused;
        } catch (RuntimeException | Error failed) {
            end(official, question, number, Ending.without(AnalysisUseState.FAILED, "error", millis(begun)));
            throw failed;
        }
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
    private Plan admitted(Actor.Official official, AnalysisQuestion question, int most, Instant now) {
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
                allowed(contract, question, now);
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
        transaction.executeWithoutResult(_ -> uses.uses(question.id(), loading));
        return new Plan(read.sql(), loading, rows);
    }

    /** Asked again of the contract itself: it may have ended since the list was made. */
    private void allowed(Contract known, AnalysisQuestion question, Instant now) {
        Contract contract = contracts.find(known.number()).orElse(known);
        tables.stopped(contract).ifPresent(why -> {
            throw new Refused(Problem.Kind.CONFLICT, "analysis-contract", contract.number() + "：" + why.sentence(), Map.of("contract", contract.number(), "state", contract.state().name(), "problem", why.name()));
        });
        List<String> matters = contract.terms().matters();
        if (!matters.isEmpty() && (question.matter() == null || !matters.contains(question.matter()))) {
            throw new Refused(Problem.Kind.INVALID, "analysis-matter", contract.number() + " 只用于办理 " + String.join("、", matters), Map.of("contract", contract.number(), "matters", String.join("、", matters)));
        }
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

    private AnalysisEngine.Found run(AnalysisQuestion question, Plan plan, long begun) {
        try {
            if (!engines.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refused(Problem.Kind.UNAVAILABLE, "analysis-busy", "正在运行的分析太多，请稍候再试");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refused(Problem.Kind.UNAVAILABLE, "analysis-busy", "正在运行的分析太多，请稍候再试");
        }
        try (AnalysisEngine engine = AnalysisEngine.open(folder, settings)) {
            for (Loading table : plan.tables()) {
                engine.create(table.name(), table.columns());
            }
            engine.check(plan.sql());
            return watched(question, engine, plan, begun);
        } catch (SQLException failed) {
            throw new Refused(Problem.Kind.UNAVAILABLE, "analysis-failed", "计算引擎无法完成，请缩小查询");
        } finally {
            engines.release();
        }
    }

    /** With somebody beside it who ends it when its time is over or whoever asked does not want it any more. */
    private AnalysisEngine.Found watched(AnalysisQuestion question, AnalysisEngine engine, Plan plan, long begun) throws SQLException {
        AtomicReference<@Nullable Refused> stop = new AtomicReference<>();
        Thread watch = Thread.ofVirtual().name("analysis-watch").start(() -> watch(question, engine, begun, stop));
        try {
            for (int i = 0; i < plan.tables().size(); i++) {
                int position = i + 1;
                long rows = load(engine, plan.tables().get(i), stop);
                transaction.executeWithoutResult(_ -> uses.read(question.id(), position, rows));
            }
            goOn(stop);
            return engine.ask(plan.sql(), plan.most());
        } catch (SQLException failed) {
            goOn(stop);
            throw failed;
        } finally {
            watch.interrupt();
        }
    }

    private void watch(AnalysisQuestion question, AnalysisEngine engine, long begun, AtomicReference<@Nullable Refused> stop) {
        try {
            while (stop.get() == null) {
                Thread.sleep(LOOK);
                if (System.nanoTime() - begun > settings.time().toNanos()) {
                    stop.set(new Refused(Problem.Kind.UNAVAILABLE, "analysis-too-long", "超过 " + settings.time().toSeconds() + " 秒，已经停止，请缩小查询", Map.of("seconds", settings.time().toSeconds())));
                } else if (uses.cancelled(question.id())) {
                    stop.set(new Refused(Problem.Kind.CONFLICT, "analysis-cancelled", "查询已经取消"));
                }
            }
            engine.stop();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void goOn(AtomicReference<@Nullable Refused> stop) {
        Refused why = stop.get();
        if (why != null) {
            throw why;
        }
    }

    /** Copies what is given of a table, cut to the rows of the contract and masked before the engine sees it. */
    private long load(AnalysisEngine engine, Loading loading, AtomicReference<@Nullable Refused> stop) throws SQLException {
        GrantedTable.Place place = Objects.requireNonNull(loading.table().place());
        Contract contract = loading.table().contract();
        RowCondition condition = place.condition();
        List<GrantedColumn> columns = loading.columns();
        List<String> read = new ArrayList<>(columns.stream().map(GrantedColumn::column).toList());
        if (condition != null) {
            read.add(condition.field());
        }
        @Nullable String[] values = new String[columns.size()];
        long[] taken = {0};
        try (AnalysisEngine.Filling filling = engine.fill(loading.name(), columns)) {
            sources.rows(place.source(), place.relation(), read, condition == null ? null : new SourceLinks.Beginning(condition.field(), condition.prefix()), Long.MAX_VALUE, row -> {
                goOn(stop);
                if (condition != null && !condition.holds(row[columns.size()])) {
                    return;
                }
                if (++taken[0] > settings.tableRows()) {
                    throw new Refused(Problem.Kind.INVALID, "analysis-table-too-large", loading.table().shown().title() + " 超过 " + settings.tableRows() + " 行，不能分析", Map.of("table", loading.name(), "most", settings.tableRows()));
                }
                for (int i = 0; i < values.length; i++) {
                    values[i] = given(contract, columns.get(i), row[i]);
                }
                try {
                    filling.row(values);
                } catch (SQLException failed) {
                    throw unreadable(loading);
                }
            });
            try {
                filling.flush();
            } catch (SQLException failed) {
                throw unreadable(loading);
            }
            return taken[0];
        } catch (SourceUnavailable away) {
            throw away.refused();
        }
    }

    private static Refused unreadable(Loading loading) {
        return new Refused(Problem.Kind.UNAVAILABLE, "analysis-value", loading.table().shown().title() + " 中有与字段类型不符的值", Map.of("table", loading.name()));
    }

    private @Nullable String given(@Nullable Contract contract, GrantedColumn column, @Nullable String value) {
        return value == null || contract == null || column.item() == null ? value : contracts.masked(contract, column.item(), value).orElse(null);
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
