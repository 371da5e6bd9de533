package luoshu.data.exchange.internal;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import luoshu.bench.Cpu;
import luoshu.bench.Figures;
import luoshu.bench.Folders;
import luoshu.bench.Json;
import luoshu.bench.Options;
import luoshu.bench.Report;
import luoshu.data.exchange.ExchangeField;
import luoshu.data.exchange.ExchangeMode;
import luoshu.kernel.database.internal.EmbeddedPostgres;

/**
 * A table of 12 columns from one database to another of the same PostgreSQL, emptied before each round: our whole run – gate of a citizen number, digest, checkpoints, everything read back, swap –
 * against {@code psql COPY | psql COPY} in binary form, which does none of it, and against the JDBC batch most tools are made of.
 */
final class ExchangeBench {

    private static final List<String> COLUMNS = List.of("id", "gmsfhm", "xm", "xb", "csrq", "dz", "dh", "je", "bz", "gxsj", "zt", "lb");
    private static final String TABLE = "create table person (id bigint primary key, gmsfhm varchar(18) not null, xm varchar(50), xb char(1), csrq date, dz text, dh varchar(20), je numeric(12, 2), bz text, gxsj timestamp, zt integer, lb varchar(4))";

    private record Round(String side, long rows, double seconds, double cpu) {
        Map<String, Object> json() {
            return Json.map("side", side, "rows", rows, "seconds", seconds, "rowsPerSecond", rows / seconds, "cpuSeconds", cpu, "rowsPerCpuSecond", rows / cpu);
        }
    }

    private interface Side {
        void move() throws Exception;
    }

    private final String from;
    private final String to;
    private final String password;
    private final long postgres;
    private final long rows;

    private ExchangeBench(String from, String to, String password, long postgres, long rows) {
        this.from = from;
        this.to = to;
        this.password = password;
        this.postgres = postgres;
        this.rows = rows;
    }

    public static void main(String[] arguments) throws Exception {
        Options options = new Options(arguments, Map.of("rounds", "5", "rows", "1000000", "batch-rows", "200000", "out", "bench/results/exchange.json"));
        Path data = Files.createTempDirectory("luoshu-bench-exchange");
        Report report = new Report("a table of 12 columns moved between two databases: exchange (gated, digested, checkpointed, read back, swapped) against psql COPY pipe and JDBC batch").put("options", options.all());
        try (EmbeddedPostgres server = EmbeddedPostgres.open(data, "bench")) {
            long pid = Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst().strip());
            String from = server.url().replaceAll("/[^/?]*(\\?|$)", "/bench_from$1");
            ExchangeBench bench = new ExchangeBench(from, from.replace("bench_from", "bench_to"), server.password(), pid, options.number("rows"));
            try (Connection connection = DriverManager.getConnection(server.url(), "luoshu", server.password()); Statement statement = connection.createStatement()) {
                statement.execute("create database bench_from");
                statement.execute("create database bench_to");
            }
            bench.fill();
            bench.compare(report, options);
        }
        report.put("heapPeakMB", peak());
        report.verdictAtMost("heap of the process at its peak, MB", peak(), 64, 64);
        report.write(options.path("out"));
        Folders.delete(data);
        System.exit(report.floorsMet() ? 0 : 1);
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP).map(MemoryPoolMXBean::getPeakUsage).mapToLong(usage -> usage.getUsed()).sum() >> 20;
    }

    private Connection open(String url) throws SQLException {
        return DriverManager.getConnection(url, "luoshu", password);
    }

    private void fill() throws SQLException {
        try (Connection source = open(from); Statement statement = source.createStatement()) {
            statement.execute(TABLE);
            statement.execute("""
                    insert into person
                    select i, n || substr('10X98765432', (select sum(substr(n, k, 1)::int * (array[7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])[k]) from generate_series(1, 17) k)::int %% 11 + 1, 1), '王' || i %% 9999,
                           (i %% 2 + 1)::text, date '1960-01-01' + (i %% 18000)::int, '河南省信阳市浉河区民权路' || i %% 400 || '号', '1380000' || lpad((i %% 10000)::text, 4, '0'), (i %% 100000) / 100.0, md5(i::text),
                           timestamp '2026-01-01' + i * interval '1 second', i %% 100, lpad((i %% 50)::text, 4, '0')
                    from (select i, '411502' || to_char(date '1960-01-01' + (i %% 18000)::int, 'yyyymmdd') || lpad((i %% 999 + 1)::text, 3, '0') as n from generate_series(1, %d) i) numbered
                    """.formatted(rows));
            statement.execute("vacuum analyze person");
        }
        try (Connection target = open(to); Statement statement = target.createStatement()) {
            statement.execute(TABLE);
        }
    }

    private void compare(Report report, Options options) throws Exception {
        long batch = Math.min(rows, options.number("batch-rows"));
        run("exchange", rows, this::ours);
        run("psql", rows, this::psql);
        run("batch", batch, () -> batch(batch));
        System.out.println("warm");
        List<Round> all = new ArrayList<>();
        List<Double> pipe = new ArrayList<>();
        List<Double> pipeCpu = new ArrayList<>();
        List<Double> jdbc = new ArrayList<>();
        List<Double> jdbcCpu = new ArrayList<>();
        for (int i = 0; i < options.number("rounds"); i++) {
            Round ours = i % 2 == 0 ? run("exchange", rows, this::ours) : null;
            Round psql = run("psql", rows, this::psql);
            Round rowByRow = run("batch", batch, () -> batch(batch));
            ours = ours == null ? run("exchange", rows, this::ours) : ours;
            all.addAll(List.of(ours, psql, rowByRow));
            pipe.add(ours.rows / ours.seconds / (psql.rows / psql.seconds));
            pipeCpu.add(ours.rows / ours.cpu / (psql.rows / psql.cpu));
            jdbc.add(ours.rows / ours.seconds / (rowByRow.rows / rowByRow.seconds));
            jdbcCpu.add(ours.rows / ours.cpu / (rowByRow.rows / rowByRow.cpu));
        }
        report.put("rounds", all.stream().map(Round::json).toList()).put("ratioToPsql", Figures.spread(pipe)).put("ratioToPsqlPerCpuSecond", Figures.spread(pipeCpu)).put("ratioToBatch", Figures.spread(jdbc))
                .put("ratioToBatchPerCpuSecond", Figures.spread(jdbcCpu));
        report.verdict("rows/s against JDBC batch, median", Figures.median(jdbc), 3, 3);
        report.verdict("rows/s against psql COPY pipe, median", Figures.median(pipe), 0, 0.9);
        System.out.println("to psql " + Figures.spread(pipe) + ", per CPU-second " + Figures.spread(pipeCpu) + "; to batch " + Figures.spread(jdbc) + ", per CPU-second " + Figures.spread(jdbcCpu));
    }

    private Round run(String name, long moved, Side side) throws Exception {
        try (Connection target = open(to); Statement statement = target.createStatement()) {
            statement.execute("truncate person");
            statement.execute("checkpoint");
        }
        double before = Cpu.seconds(postgres) + Cpu.seconds(ProcessHandle.current().pid());
        long begun = System.nanoTime();
        side.move();
        Round round = new Round(name, moved, (System.nanoTime() - begun) / 1e9, Cpu.seconds(postgres) + Cpu.seconds(ProcessHandle.current().pid()) - before);
        try (Connection target = open(to); Statement statement = target.createStatement(); ResultSet row = statement.executeQuery("select count(*) from person")) {
            row.next();
            if (row.getLong(1) != moved) {
                throw new IllegalStateException(name + " left " + row.getLong(1) + " rows");
            }
        }
        System.out.printf("%-9s %,10.0f rows/s  %,10.0f rows per CPU-second%n", name, round.rows / round.seconds, round.rows / round.cpu);
        return round;
    }

    private void ours() throws SQLException {
        List<ExchangeField> fields = COLUMNS.stream().map(name -> new ExchangeField(name, name, false, null, null, name.equals("gmsfhm") ? ExchangeField.Form.CITIZEN_ID : null, null, null, List.of())).toList();
        ExchangeContent content = new ExchangeContent(new UUID(0, 1), "person", new UUID(0, 2), "person", ExchangeMode.FULL, List.of("id"), null, false, null, fields);
        try (Connection source = open(from); Connection target = open(to)) {
            for (Connection each : List.of(source, target)) {
                try (Statement statement = each.createStatement()) {
                    statement.execute("set timezone = 'UTC'");
                    statement.execute("set search_path = ''");
                }
                each.setAutoCommit(false);
            }
            ExchangePlan plan = ExchangePlan.of(content, PgTable.read(source, "public", "person").orElseThrow(), PgTable.read(target, "public", "person").orElseThrow(), new ArrayList<>());
            Checkpoint end = new ExchangeEngine(plan, new UUID(0, 3), UUID.randomUUID(), source, target, EngineWatch.NOBODY, 20_000).move(false);
            if (end.phase() != Checkpoint.Phase.DONE || end.sentRows() != rows) {
                throw new IllegalStateException("the run ended as " + end);
            }
        }
    }

    private void psql() throws IOException, InterruptedException {
        String list = String.join(", ", COLUMNS);
        ProcessBuilder pipe = new ProcessBuilder("bash", "-c", "set -o pipefail; psql -X -q -c \"copy (select " + list + " from person) to stdout (format binary)\" \"$FROM\" | psql -X -q -c \"copy person (" + list
                + ") from stdin (format binary)\" \"$TO\"").inheritIO();
        pipe.environment().put("PGPASSWORD", password);
        pipe.environment().put("PGUSER", "luoshu");
        pipe.environment().put("FROM", from.replaceFirst("jdbc:", "").replaceAll("\\?.*", ""));
        pipe.environment().put("TO", to.replaceFirst("jdbc:", "").replaceAll("\\?.*", ""));
        if (pipe.start().waitFor() != 0) {
            throw new IllegalStateException("psql failed");
        }
    }

    private void batch(long moved) throws SQLException {
        String marks = String.join(", ", IntStream.range(0, COLUMNS.size()).mapToObj(_ -> "?").toList());
        try (Connection source = open(from); Connection target = open(to); Statement select = source.createStatement();
             PreparedStatement insert = target.prepareStatement("insert into person values (" + marks + ")")) {
            source.setAutoCommit(false);
            target.setAutoCommit(false);
            select.setFetchSize(1_000);
            try (ResultSet row = select.executeQuery("select " + String.join(", ", COLUMNS) + " from person order by id limit " + moved)) {
                for (long done = 1; row.next(); done++) {
                    for (int i = 1; i <= COLUMNS.size(); i++) {
                        insert.setObject(i, row.getObject(i));
                    }
                    insert.addBatch();
                    if (done % 1_000 == 0) {
                        insert.executeBatch();
                    }
                    if (done % 20_000 == 0) {
                        target.commit();
                    }
                }
            }
            insert.executeBatch();
            target.commit();
        }
    }
}
