package luoshu.trust.ledger.internal;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import com.zaxxer.hikari.HikariDataSource;
import luoshu.bench.Cpu;
import luoshu.bench.Figures;
import luoshu.bench.Folders;
import luoshu.bench.Json;
import luoshu.bench.Load;
import luoshu.bench.Options;
import luoshu.bench.Report;
import luoshu.kernel.database.internal.EmbeddedPostgres;
import luoshu.trust.ledger.Evidence;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Durable appends: every writer waits for its own entry, then sends the next. One side is the evidence log, checkpoints signed meanwhile; the other one prepared insert and commit of
 * the same bytes per entry, on a connection per writer. Same machine, same PostgreSQL, same settings, round by round.
 */
final class LedgerBench {

    private record Round(String side, long acts, double seconds, double cpu) {
        double perSecond() {
            return acts / seconds;
        }

        Map<String, Object> json() {
            return Json.map("side", side, "appends", acts, "seconds", seconds, "appendsPerSecond", perSecond(), "cpuSeconds", cpu, "cpuMicrosPerAppend", cpu / acts * 1e6);
        }
    }

    private interface Side {
        void append(int writer, byte[] entry) throws Exception;
    }

    private final byte[][] entries = new byte[1_024][];
    private final long postgres;
    private final int writers;

    private LedgerBench(long postgres, int writers) {
        this.postgres = postgres;
        this.writers = writers;
        for (int i = 0; i < entries.length; i++) {
            entries[i] = Leaf.of(new Evidence("case-accepted", java.time.Instant.parse("2026-11-22T01:02:03.456789Z"), "11411502MB0X000017", Map.of("case", "4115" + i))).entry();
        }
    }

    public static void main(String[] arguments) throws Exception {
        Options options = new Options(arguments, Map.of("rounds", "5", "seconds", "6", "warmup", "20", "writers", "64", "entries", "1000000", "verifier", "", "out", "bench/results/ledger.json"));
        Path data = Files.createTempDirectory("luoshu-bench-ledger");
        Report report = new Report("durable appends to the evidence log against one PostgreSQL row and commit per record; verification of the whole log").put("options", options.all());
        int writers = options.number("writers");
        try (EmbeddedPostgres server = EmbeddedPostgres.open(data, "bench"); HikariDataSource pool = pool(server, writers + 8)) {
            long pid = Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst().strip());
            LogQueries log = new LogQueries(JdbcClient.create(pool));
            try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement();
                 InputStream schema = Objects.requireNonNull(LedgerBench.class.getResourceAsStream("/db/migration/trust/ledger/V202611220830__ledger.sql"))) {
                statement.execute(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
                statement.execute("create table record (id bigint generated always as identity primary key, entry bytea not null)");
                report.put("settings", settings(statement));
            }
            LedgerSettings settings = new LedgerSettings("bench.test/log", Duration.ofSeconds(30), Duration.ofMinutes(5));
            SavedCheckpoint saved = new SavedCheckpoint(data.resolve("ledger/checkpoint"));
            TestKeys keys = new TestKeys();
            LedgerBench bench = new LedgerBench(pid, writers);
            report.put("bytesPerEntry", (long) bench.entries[0].length);
            try (Sequencer sequencer = new Sequencer(pool, log, new Guard(log, saved, settings.origin()), settings.patience())) {
                sequencer.start();
                while (sequencer.head().isEmpty()) {
                    Thread.sleep(20);
                }
                CheckpointPublisher publisher = new CheckpointPublisher(sequencer, log, saved, keys, settings, Clock.systemUTC());
                AtomicBoolean done = new AtomicBoolean();
                Thread signing = Thread.ofPlatform().daemon().start(() -> sign(publisher, done));
                bench.compare(pool, sequencer, report, options);
                bench.fill(sequencer, options.number("entries"));
                done.set(true);
                signing.join();
                publisher.publish();
            }
            proofs(log, report);
            verify(log, keys, settings, data.resolve("published"), options, report);
        }
        report.write(options.path("out"));
        Folders.delete(data);
        System.exit(report.floorsMet() ? 0 : 1);
    }

    private static HikariDataSource pool(EmbeddedPostgres server, int size) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(server.url());
        pool.setUsername("luoshu");
        pool.setPassword(server.password());
        pool.addDataSourceProperty("prepareThreshold", "3");
        pool.setMaximumPoolSize(size);
        return pool;
    }

    private static void sign(CheckpointPublisher publisher, AtomicBoolean done) {
        while (!done.get()) {
            publisher.publish();
            LockSupport.parkNanos(1_000_000_000L);
        }
    }

    private static Map<String, Object> settings(Statement statement) throws Exception {
        Map<String, Object> settings = new java.util.LinkedHashMap<>();
        try (var rows = statement.executeQuery("select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'wal_level', 'server_version', 'shared_buffers')")) {
            while (rows.next()) {
                settings.put(rows.getString(1), rows.getString(2));
            }
        }
        return settings;
    }

    private void compare(HikariDataSource pool, Sequencer sequencer, Report report, Options options) throws Exception {
        Connection[] connections = new Connection[writers];
        PreparedStatement[] inserts = new PreparedStatement[writers];
        for (int i = 0; i < writers; i++) {
            connections[i] = pool.getConnection();
            inserts[i] = connections[i].prepareStatement("insert into record (entry) values (?)");
        }
        Side ledger = (writer, entry) -> sequencer.append(entry);
        Side rows = (writer, entry) -> {
            inserts[writer].setBytes(1, entry);
            inserts[writer].executeUpdate();
        };
        run("ledger", ledger, options.number("warmup"));
        run("rows", rows, options.number("warmup"));
        List<Round> all = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Double> economy = new ArrayList<>();
        for (int i = 0; i < options.number("rounds"); i++) {
            Round a = i % 2 == 0 ? run("ledger", ledger, options.number("seconds")) : null;
            Round b = run("rows", rows, options.number("seconds"));
            a = a == null ? run("ledger", ledger, options.number("seconds")) : a;
            all.addAll(List.of(a, b));
            ratios.add(a.perSecond() / b.perSecond());
            economy.add(b.cpu / b.acts / (a.cpu / a.acts));
        }
        for (Connection connection : connections) {
            connection.close();
        }
        report.put("rounds", all.stream().map(Round::json).toList()).put("ratioAppendsPerSecond", Figures.spread(ratios)).put("ratioAppendsPerCpuSecond", Figures.spread(economy));
        report.verdict("appends/s against one row and commit per record, median", Figures.median(ratios), 3, 20);
        report.verdict("appends/s, median", Figures.median(all.stream().filter(r -> r.side.equals("ledger")).map(Round::perSecond).toList()), 0, 50_000);
        System.out.println("ratio " + Figures.spread(ratios) + ", per CPU-second " + Figures.spread(economy));
    }

    private Round run(String name, Side side, int seconds) throws Exception {
        double before = Cpu.seconds(postgres) + Cpu.seconds(ProcessHandle.current().pid());
        Load.Done done = Load.forSeconds(seconds, writers, (writer, turn) -> side.append(writer, entries[(int) (turn % entries.length)]));
        Round round = new Round(name, done.acts(), done.seconds(), Cpu.seconds(postgres) + Cpu.seconds(ProcessHandle.current().pid()) - before);
        System.out.printf("%-7s %,10.0f appends/s  %6.1f CPU-µs each%n", name, round.perSecond(), round.cpu / round.acts * 1e6);
        return round;
    }

    private void fill(Sequencer sequencer, int wanted) throws Exception {
        long missing = wanted - sequencer.head().orElseThrow().size();
        if (missing > 0) {
            Load.Done done = Load.forCount(missing, 2_000, (writer, turn) -> sequencer.append(entries[(int) (turn % entries.length)]));
            System.out.printf("filled up with %,d entries by 2000 writers: %,.0f appends/s%n", done.acts(), done.perSecond());
        }
    }

    private static void proofs(LogQueries log, Report report) {
        LogReading reading = new LogReading(log, JsonMapper.builder().build());
        long size = reading.signedSize();
        Random random = new Random(1);
        long[] nanos = new long[20_000];
        int longest = 0;
        for (int i = -2_000; i < nanos.length; i++) {
            long index = (long) (random.nextDouble() * size);
            long from = System.nanoTime();
            int hashes = reading.inclusion(index, size).size();
            if (i >= 0) {
                nanos[i] = System.nanoTime() - from;
                longest = Math.max(longest, hashes * Merkle.HASH);
            }
        }
        Arrays.sort(nanos);
        report.put("proofMillis", Figures.latency(nanos)).verdictAtMost("bytes of the longest inclusion proof", longest, 1_024, 1_024)
                .verdictAtMost("inclusion proof, median ms", nanos[nanos.length / 2] / 1e6, 1, 1);
    }

    private static void verify(LogQueries log, TestKeys keys, LedgerSettings settings, Path folder, Options options, Report report) throws Exception {
        Checkpoint newest = log.newest().orElseThrow();
        LogReading reading = new LogReading(log, JsonMapper.builder().build());
        for (int level = 0; newest.size() >> 8 * level > 0; level++) {
            long hashes = newest.size() >> 8 * level;
            for (long place = 0; place * 256 < hashes; place++) {
                int width = (int) Math.min(256, hashes - place * 256);
                put(folder, String.valueOf(level), place, width, reading.tile(level, place, width).orElseThrow());
                if (level == 0) {
                    put(folder, "entries", place, width, reading.entries(place, width).orElseThrow());
                }
            }
        }
        Files.writeString(folder.resolve("checkpoint"), newest.note());
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-XX:+UseSerialGC", "-cp", options.text("verifier"),
                "luoshu.verify.Verify", "log", folder.toString()));
        keys.current().forEach(key -> command.addAll(List.of("--key", key.verifierKey(settings.origin()))));
        long from = System.nanoTime();
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        double seconds = (System.nanoTime() - from) / 1e9;
        if (status != 0) {
            throw new IllegalStateException("the log was not found right");
        }
        report.put("verifiedEntries", newest.size()).put("verifierHeapMB", 64L).verdictAtMost("seconds to verify 1 000 000 entries from tiles", seconds * 1e6 / newest.size(), 60, 60);
    }

    private static void put(Path folder, String level, long place, int width, byte[] bytes) throws Exception {
        StringBuilder name = new StringBuilder("%03d".formatted(place % 1_000));
        for (long rest = place / 1_000; rest > 0; rest /= 1_000) {
            name.insert(0, "x%03d/".formatted(rest % 1_000));
        }
        Path file = folder.resolve("tile/" + level + "/" + name + (width == 256 ? "" : ".p/" + width));
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
