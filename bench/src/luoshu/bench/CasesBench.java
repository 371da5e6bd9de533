package luoshu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whole lives of cases: Luoshu through HTTP against bare Flowable through its Java API, in one interleaved run on one PostgreSQL with equal durability.
 * Both sides get the same number of writers; the ratio is taken round by round, A next to B.
 */
public final class CasesBench {

    /** One of the two measured. {@code prepare} is not timed; {@code live} answers nanoseconds; {@code settle} waits for work that was put off. */
    interface Side extends AutoCloseable {
        String name();

        String version();

        String database();

        long pid();

        void prepare(int cases) throws Exception;

        long live(int cases) throws Exception;

        default void settle() throws Exception {
        }

        @Override
        void close();
    }

    record Round(String side, int cases, double seconds, double settledSeconds, double processCpu, double databaseCpu, long commits) {
        double perSecond() {
            return cases / seconds;
        }

        double cpuPerCase() {
            return (processCpu + databaseCpu) / cases;
        }

        Map<String, Object> json() {
            return Json.map("side", side, "cases", cases, "seconds", seconds, "settledSeconds", settledSeconds, "casesPerSecond", perSecond(), "processCpuSeconds", processCpu,
                    "databaseCpuSeconds", databaseCpu, "cpuMillisPerCase", cpuPerCase() * 1000, "commitsPerCase", (double) commits / cases);
        }
    }

    private final Postgres postgres;
    private final List<Side> sides;

    private CasesBench(Postgres postgres, List<Side> sides) {
        this.postgres = postgres;
        this.sides = sides;
    }

    public static void main(String[] arguments) throws Exception {
        Options options = new Options(arguments, Map.of("rounds", "7", "seconds", "12", "warmup", "45", "writers", "8", "out", "bench/results/cases.json", "data", ""));
        Path root = Path.of("").toAbsolutePath();
        Path data = options.text("data").isEmpty() ? Files.createTempDirectory("luoshu-bench-cases") : options.path("data");
        Report report = new Report("lives of cases: Luoshu over HTTP against bare Flowable over its Java API, interleaved, one PostgreSQL");
        try (Luoshu server = new Luoshu(root, data)) {
            server.start();
            if (!server.postgres().countsStatements()) {
                server.stop();
                server.start();
                server.postgres().countsStatements();
            }
            Postgres postgres = server.postgres();
            postgres.execute("postgres", "create database flowable_peer");
            int writers = options.number("writers");
            try (Side luoshu = new LuoshuCases(server, writers);
                 Side flowable = new FlowableCases(root, postgres, writers)) {
                report.put("options", options.all()).put("settings", postgres.durability());
                new CasesBench(postgres, List.of(luoshu, flowable)).run(options.number("warmup"), options.number("rounds"), options.number("seconds"), report);
            }
        }
        report.write(options.path("out"));
        if (options.text("data").isEmpty()) {
            Folders.delete(data);
        }
        System.exit(report.floorsMet() ? 0 : 1);
    }

    private void run(int warmup, int rounds, int seconds, Report report) throws Exception {
        Map<Side, Integer> cases = new LinkedHashMap<>();
        for (Side side : sides) {
            cases.put(side, warm(side, warmup, seconds));
        }
        List<Round> all = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            for (Side side : i % 2 == 0 ? sides : sides.reversed()) { // A B B A …: neither side always follows the other
                Round round = measure(side, cases.get(side));
                all.add(round);
                System.out.printf("round %d %-8s %6.1f cases/s  %6.2f CPU-ms/case (%.2f process, %.2f database)  %.1f commits/case%n", i + 1, side.name(), round.perSecond(),
                        round.cpuPerCase() * 1000, round.processCpu() / round.cases() * 1000, round.databaseCpu() / round.cases() * 1000, (double) round.commits() / round.cases());
            }
        }
        Map<String, Object> summary = new LinkedHashMap<>();
        for (Side side : sides) {
            List<Round> own = all.stream().filter(r -> r.side().equals(side.name())).toList();
            summary.put(side.name(), Json.map("version", side.version(), "casesPerSecond", Figures.spread(own.stream().map(Round::perSecond).toList()),
                    "cpuMillisPerCase", Figures.spread(own.stream().map(r -> r.cpuPerCase() * 1000).toList()),
                    "processCpuMillisPerCase", Figures.spread(own.stream().map(r -> r.processCpu() / r.cases() * 1000).toList()),
                    "databaseCpuMillisPerCase", Figures.spread(own.stream().map(r -> r.databaseCpu() / r.cases() * 1000).toList()),
                    "commitsPerCase", Figures.spread(own.stream().map(r -> (double) r.commits() / r.cases()).toList()), "statements", statements(side)));
        }
        List<Double> speed = ratios(all, Round::perSecond);
        List<Double> economy = ratios(all, r -> 1 / r.cpuPerCase());
        report.put("sides", summary).put("ratioCasesPerSecond", Figures.spread(speed)).put("ratioCasesPerCpuSecond", Figures.spread(economy)).put("rounds", all.stream().map(Round::json).toList());
        report.verdict("cases/s against Flowable, median", Figures.median(speed), 0.7, 8);
        System.out.println("cases/s ratio " + Figures.spread(speed) + ", cases per CPU-second ratio " + Figures.spread(economy));
    }

    private List<Double> ratios(List<Round> all, java.util.function.ToDoubleFunction<Round> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i + 1 < all.size(); i += 2) {
            boolean first = all.get(i).side().equals(sides.getFirst().name());
            ratios.add(figure.applyAsDouble(all.get(first ? i : i + 1)) / figure.applyAsDouble(all.get(first ? i + 1 : i)));
        }
        return ratios;
    }

    /** Warms for at least {@code warmup} seconds of work; how many cases fill a round. */
    private static int warm(Side side, int warmup, int seconds) throws Exception {
        double worked = 0;
        int batch = 16;
        double rate = 0;
        while (worked < warmup) {
            side.prepare(batch);
            double took = side.live(batch) / 1e9;
            worked += took;
            rate = batch / took;
            batch = (int) Math.max(16, rate * Math.min(5, Math.max(1, warmup / 4.0)));
        }
        side.settle();
        System.out.printf("warm     %-8s %6.1f cases/s%n", side.name(), rate);
        return (int) Math.max(16, rate * seconds);
    }

    private Round measure(Side side, int cases) throws Exception {
        side.prepare(cases);
        side.settle();
        Set<String> others = new java.util.HashSet<>();
        sides.stream().filter(s -> s != side).forEach(s -> others.add(s.database()));
        long commits = postgres.commits(side.database());
        double process = Cpu.seconds(side.pid());
        double database = postgres.cpuWithout(others);
        long from = System.nanoTime();
        long nanos = side.live(cases);
        side.settle();
        double settled = (System.nanoTime() - from) / 1e9;
        double processCpu = Cpu.seconds(side.pid()) - process;
        double databaseCpu = postgres.cpuWithout(others) - database;
        Thread.sleep(1_200); // statistics of commits are reported once a second
        return new Round(side.name(), cases, nanos / 1e9, settled, processCpu, databaseCpu, postgres.commits(side.database()) - commits);
    }

    /** A short round of its own, so that counting burdens no timed one. */
    private Map<String, Object> statements(Side side) throws Exception {
        int cases = 64;
        side.prepare(cases);
        side.settle();
        postgres.count(true);
        side.live(cases);
        side.settle();
        List<Map<String, Object>> all = postgres.statements(side.database());
        postgres.count(false);
        long calls = all.stream().mapToLong(s -> ((Number) s.get("calls")).longValue()).sum();
        System.out.printf("%-8s %.1f statements/case%n", side.name(), (double) calls / cases);
        return Json.map("perCase", (double) calls / cases, "distinct", all.size(), "dearest", all.stream().limit(40)
                .map(s -> Json.map("perCase", ((Number) s.get("calls")).doubleValue() / cases, "millisPerCase", ((Number) s.get("ms")).doubleValue() / cases,
                        "planningMillisPerCase", ((Number) s.get("planning")).doubleValue() / cases, "plansPerCase", ((Number) s.get("plans")).doubleValue() / cases, "query", cut((String) s.get("query")))).toList());
    }

    private static String cut(String query) {
        return query.length() > 220 ? query.substring(0, 220) + "…" : query;
    }

    /** Flowable's side. */
    private static final class FlowableCases implements Side {
        private final FlowablePeer peer;
        private final int writers;

        FlowableCases(Path root, Postgres postgres, int writers) throws IOException {
            this.writers = writers;
            this.peer = new FlowablePeer(root, postgres, "flowable_peer", writers + 2, Files.readString(root.resolve("bench/peers/flowable/form.json")), false);
        }

        @Override
        public String name() {
            return "flowable";
        }

        @Override
        public String version() {
            return peer.version();
        }

        @Override
        public String database() {
            return "flowable_peer";
        }

        @Override
        public long pid() {
            return peer.pid();
        }

        @Override
        public void prepare(int cases) {
            // nothing: the case begins with its data at hand
        }

        @Override
        public long live(int cases) throws IOException {
            return peer.round(cases, writers);
        }

        @Override
        public void close() {
            peer.close();
        }
    }
}
