package luoshu.data.quality.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import luoshu.bench.Cpu;
import luoshu.bench.Figures;
import luoshu.bench.Folders;
import luoshu.bench.Json;
import luoshu.bench.Options;
import luoshu.bench.Report;
import luoshu.data.quality.RuleOutcome;
import luoshu.data.quality.internal.RuleFile.RuleTable;
import luoshu.kernel.packages.Finding;

/**
 * Ten row rules over one table: a rule file run by the column engine – checked and failed of each rule, its first failing rows with masked keys – against the statement somebody who knows DuckDB would write
 * by hand for the same ten, which counts what fails and nothing else. Both find the same numbers or the run ends. Then a hundred rules against ten, and both ways of filling.
 */
final class QualityBench {

    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 24, 12, 0);
    private static final String COLUMNS = "zjhm, xm, xb, je, csrq, gxsj, dw, dh";
    private static final String SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] CITIZEN = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final int[] CREDIT = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final String TEN = """
            complete: [zjhm, xm]
            format: {column: zjhm, is: citizen-number}
            format: {column: dw, is: credit-code}
            format: {column: dh, is: mobile}
            codes: {column: xb, of: ["0", "1", "2", "9"]}
            range: {column: je, least: 0, most: 5000}
            length: {column: xm, least: 2, most: 20}
            timely: {column: gxsj, days: 365}
            condition: "substring(zjhm, 7, 4) = cast(year(csrq) as varchar)"
            pattern: {column: xm, matches: "[\\\\p{Han}·]+"}
            """;
    /** Of every thousandth row something is wrong, each time something else. */
    private static final String GENERATE = """
            copy (
                select case when i %% 1000 = 1 then null when i %% 1000 = 2 then '410101199003070012' else n || substr('10X98765432', (%s) %% 11 + 1, 1) end as zjhm,
                       case when i %% 1000 = 3 then 'Smith' when i %% 1000 = 4 then '王' else '王' || chr((19968 + i %% 20000)::integer) || chr((19968 + i %% 7001)::integer) end as xm,
                       case when i %% 1000 = 5 then 'x' else (i %% 2 + 1)::varchar end as xb,
                       case when i %% 1000 = 6 then '-1' when i %% 1000 = 7 then 'none' else ((i %% 500000) / 100)::decimal(12, 2)::varchar end as je,
                       case when i %% 1000 = 8 then '1950-13-01' else born::varchar end as csrq,
                       case when i %% 1000 = 9 then '2020-01-01 00:00:00' else (timestamp '2026-06-01' + to_seconds(i %% 10000000))::varchar end as gxsj,
                       case when i %% 1000 = 10 then '91350100M000100Y44' else m || substr('0123456789ABCDEFGHJKLMNPQRTUWXY', (31 - (%s) %% 31) %% 31 + 1, 1) end as dw,
                       case when i %% 1000 = 11 then '12800001234' else '138' || lpad((i %% 100000000)::varchar, 8, '0') end as dh
                from (select i, born, case when i %% 2 = 0 then '91411500MA' || lpad((hash(i) %% 10000000)::varchar, 7, '0') else '91411500' || lpad((hash(i) %% 1000000000)::varchar, 9, '0') end as m, '411502' || strftime(born, '%%Y%%m%%d') || lpad((i %% 999 + 1)::varchar, 3, '0') as n from (select i, date '1960-01-01' + (i %% 18000)::integer as born from range(%d) t(i)))
            ) to '%s' (header)
            """;

    private record Side(double seconds, double cpu, Object found) {
        Map<String, Object> json(String name, long rows) {
            return Json.map("side", name, "seconds", seconds, "cpuSeconds", cpu, "rowsPerSecond", rows / seconds, "rowsPerCpuSecond", rows / cpu);
        }
    }

    private interface Work {
        Object done() throws SQLException;
    }

    private final Path folder;
    private final EngineSettings settings;
    private final long rows;

    private QualityBench(Path folder, EngineSettings settings, long rows) {
        this.folder = folder;
        this.settings = settings;
        this.rows = rows;
    }

    public static void main(String[] arguments) throws Exception {
        Options options = new Options(arguments, Map.of("rounds", "5", "rows", "20000000", "out", "bench/results/quality.json"));
        Path folder = Files.createTempDirectory("luoshu-bench-quality");
        Report report = new Report("ten quality rules of a rule file over one table against the same ten written by hand as one statement of DuckDB, per CPU-second").put("options", options.all());
        try {
            new QualityBench(folder, new EngineSettings(2_048, 40_960, 2, Long.MAX_VALUE), options.seed("rows")).compare(report, options.number("rounds"));
        } finally {
            Folders.delete(folder);
        }
        report.write(options.path("out"));
        System.exit(report.floorsMet() ? 0 : 1);
    }

    private void compare(Report report, int rounds) throws Exception {
        Path csv = generated();
        RuleTable ten = table(TEN.lines().toList());
        RuleTable hundred = table(hundred());
        List<Map<String, Object>> all = new ArrayList<>();
        List<Double> time = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        List<Double> more = new ArrayList<>();
        try (ColumnEngine engine = ColumnEngine.open(folder, settings); Connection hand = byHand()) {
            Side filled = timed(() -> { engine.load(ten, csv); return null; });
            Side filledByHand = timed(() -> execute(hand, "insert into person select " + COLUMNS.replace("je", "try_cast(je as decimal(38, 10))").replace("csrq", "try_cast(csrq as date)").replace("gxsj", "try_cast(gxsj as timestamp)")
                    + " from (select * from read_csv('" + csv + "', header = true, all_varchar = true) limit " + rows + ")"));
            report.put("filled", List.of(filled.json("engine", rows), filledByHand.json("hand", rows)));
            Files.delete(csv);
            Work ours = () -> failures(engine.run(ten, NOW, _ -> { }));
            Work theirs = () -> asked(hand);
            timed(ours);
            timed(theirs);
            for (int i = 0; i < rounds; i++) {
                Side first = i % 2 == 0 ? timed(ours) : null;
                Side other = timed(theirs);
                Side mine = first == null ? timed(ours) : first;
                if (!mine.found.equals(other.found)) {
                    throw new IllegalStateException("the engine found " + mine.found + ", by hand " + other.found);
                }
                Side many = timed(() -> engine.run(hundred, NOW, _ -> { }).size());
                all.addAll(List.of(mine.json("engine", rows), other.json("hand", rows), many.json("hundred rules", rows)));
                time.add(other.seconds / mine.seconds);
                cpu.add(other.cpu / mine.cpu);
                more.add(many.cpu / mine.cpu);
                System.out.printf("engine %,.0f rows per CPU-second, by hand %,.0f, a hundred rules %,.0f%n", rows / mine.cpu, rows / other.cpu, rows / many.cpu);
            }
            report.put("failures", asked(hand).toString());
        }
        report.put("rounds", all).put("ratioInTime", Figures.spread(time)).put("ratioPerCpuSecond", Figures.spread(cpu)).put("hundredToTen", Figures.spread(more));
        report.verdict("rows per CPU-second against DuckDB by hand, median", Figures.median(cpu), 0.5, 2);
        report.verdictAtMost("a hundred rules against ten, CPU, median", Figures.median(more), 4, 4);
    }

    private Path generated() throws SQLException {
        Path csv = folder.resolve("person.csv");
        try (Connection maker = DriverManager.getConnection("jdbc:duckdb:")) {
            execute(maker, GENERATE.formatted(IntStream.range(0, 17).mapToObj(k -> "substr(n, " + (k + 1) + ", 1)::integer * " + CITIZEN[k]).collect(Collectors.joining(" + ")), credit("m"), rows, csv));
        }
        return csv;
    }

    private Connection byHand() throws SQLException {
        Connection hand = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("hand.db"));
        for (String each : List.of("set preserve_insertion_order = false", "set threads = " + settings.threads(), "set memory_limit = '" + settings.memory() + "MB'",
                "create table person (zjhm varchar, xm varchar, xb varchar, je decimal(38, 10), csrq date, gxsj timestamp, dw varchar, dh varchar)")) {
            execute(hand, each);
        }
        return hand;
    }

    private static String credit(String column) {
        return IntStream.range(0, 17).mapToObj(k -> "(strpos('" + SIGNS + "', substring(" + column + ", " + (k + 1) + ", 1)) - 1) * " + CREDIT[k]).collect(Collectors.joining(" + "));
    }

    /** What somebody would write: regular expressions for shapes, sums over the signs for check digits, one pass. */
    private static List<Long> asked(Connection hand) throws SQLException {
        String citizen = IntStream.range(0, 17).mapToObj(k -> "(ascii(substring(zjhm, " + (k + 1) + ", 1)) - 48) * " + CITIZEN[k]).collect(Collectors.joining(" + "));
        String sql = "select count(*) filter (where zjhm is null or xm is null), count(*) filter (where not (regexp_full_match(zjhm, "
                + "'[1-8][0-9]{5}(18|19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]') and substring('10X98765432', (" + citizen + ") % 11 + 1, 1) = substring(zjhm, 18, 1))), "
                + "count(*) filter (where not (regexp_full_match(dw, '[0-9A-HJ-NPQRTUWXY]{18}') and (" + credit("dw") + " + strpos('" + SIGNS + "', substring(dw, 18, 1)) - 1) % 31 = 0)), "
                + "count(*) filter (where not regexp_full_match(dh, '1[3-9][0-9]{9}')), count(*) filter (where xb not in ('0', '1', '2', '9')), count(*) filter (where je is null or je not between 0 and 5000), "
                + "count(*) filter (where length(xm) not between 2 and 20), count(*) filter (where gxsj not between timestamp '2025-11-24 12:00:00' and timestamp '2026-11-24 12:00:00'), "
                + "count(*) filter (where substring(zjhm, 7, 4) <> cast(year(csrq) as varchar)), count(*) filter (where not regexp_full_match(xm, '[\\p{Han}·]+')) from person";
        try (Statement statement = hand.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            List<Long> found = new ArrayList<>();
            for (int i = 1; i <= 10; i++) {
                found.add(row.getLong(i));
            }
            return found;
        }
    }

    private static List<Long> failures(List<RuleOutcome> outcomes) {
        return outcomes.stream().map(RuleOutcome::failed).toList();
    }

    /** The ten, and ninety as most rules are: complete, of a code table, in a range, of a length, timely; no two alike. */
    private static List<String> hundred() {
        List<String> checks = new ArrayList<>(TEN.lines().toList());
        for (int i = 0; i < 15; i++) {
            checks.addAll(List.of("complete: [" + String.join(", ", List.of("zjhm", "xm", "xb", "je", "csrq", "gxsj", "dw", "dh").subList(i % 8, 8)) + "]", "codes: {column: xb, of: [\"1\", \"2\", \"" + (10 + i) + "\"]}",
                    "range: {column: je, least: 0, most: " + (5_001 + i) + "}", "length: {column: xm, least: 2, most: " + (21 + i) + "}", "length: {column: dw, least: " + (i + 1) + ", most: 18}",
                    "timely: {column: gxsj, days: " + (366 + i) + "}"));
        }
        return checks;
    }

    private static RuleTable table(List<String> checks) {
        String rules = IntStream.range(0, checks.size()).mapToObj(i -> "      - {code: r-" + i + ", name: {zh: 规则, en: rule}, severity: hint, " + checks.get(i) + "}\n").collect(Collectors.joining());
        List<Finding> findings = new ArrayList<>();
        return RuleFiles.read("rules.yaml", """
                format: luoshu/quality-rules/1
                name: {zh: 人员, en: Persons}
                tables:
                  - name: person
                    title: {zh: 人员, en: Persons}
                    key: [zjhm]
                    columns: [{name: zjhm, type: text}, {name: xm, type: text}, {name: xb, type: text}, {name: je, type: decimal}, {name: csrq, type: date}, {name: gxsj, type: time}, {name: dw, type: text}, {name: dh, type: text}]
                    rules:
                """ + rules, findings).orElseThrow(() -> new IllegalStateException(findings.toString())).tables().getFirst();
    }

    private static Side timed(Work work) throws SQLException {
        double before = Cpu.seconds(ProcessHandle.current().pid());
        long begun = System.nanoTime();
        Object found = work.done();
        return new Side((System.nanoTime() - begun) / 1e9, Cpu.seconds(ProcessHandle.current().pid()) - before, found);
    }

    private static Object execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }
}
