package luoshu.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tokens per CPU-second (the server's process and its share of PostgreSQL), Luoshu against Keycloak, interleaved: client credentials, authorisation codes, passwords. */
public final class TokensBench {

    interface Side extends AutoCloseable {
        String name();

        String database();

        long pid();

        Browser browser();

        void clientCredentials(Browser browser);

        void signIn(Browser browser, int worker);

        void code(Browser browser);

        @Override
        void close();
    }

    private enum Work {
        CLIENT_CREDENTIALS("client credentials", 3, 10), CODE("authorisation code", 3, 10), PASSWORD("password sign-in", 1, 3);

        final String title;
        final double floor;
        final double goal;

        Work(String title, double floor, double goal) {
            this.title = title;
            this.floor = floor;
            this.goal = goal;
        }
    }

    private static final int WORKERS = 8;

    private TokensBench() {
    }

    public static void main(String[] arguments) throws Exception {
        Options options = new Options(arguments, Map.of("rounds", "5", "seconds", "8", "warmup", "45", "keycloak", ".cache/peers/keycloak-26.7.3", "out", "bench/results/tokens.json"));
        Path root = Path.of("").toAbsolutePath();
        Path data = Files.createTempDirectory("luoshu-bench-tokens");
        Report report = new Report("tokens per CPU-second: Luoshu against Keycloak 26.7.3, interleaved, one PostgreSQL, ES256 on both sides, Argon2id with equal parameters").put("options", options.all());
        try (Luoshu server = new Luoshu(root, data, "-Dluoshu.identity.lockout.address-failures=1000000")) {
            server.start();
            Postgres postgres = server.postgres();
            report.put("settings", postgres.durability());
            try (Side keycloak = new KeycloakTokens(new Keycloak(options.path("keycloak"), postgres, WORKERS, data.resolve("keycloak.log"))); Side luoshu = new LuoshuTokens(server)) {
                run(List.of(luoshu, keycloak), postgres, options, report);
            }
        }
        report.write(options.path("out"));
        Folders.delete(data);
        System.exit(report.floorsMet() ? 0 : 1);
    }

    private static void run(List<Side> sides, Postgres postgres, Options options, Report report) throws Exception {
        Map<Side, Browser[]> browsers = new LinkedHashMap<>();
        for (Side side : sides) {
            Browser[] own = new Browser[WORKERS];
            for (int i = 0; i < WORKERS; i++) {
                own[i] = side.browser();
                side.signIn(own[i], i);
            }
            browsers.put(side, own);
            for (Work work : Work.values()) {
                Load.Done warm = act(side, work, own, options.number("warmup") / 3.0);
                System.out.printf("warm    %-9s %-20s %7.1f/s%n", side.name(), work.title, warm.perSecond());
            }
            // So many password sign-ins ended the oldest sessions of these people: the codes are asked for in new ones.
            for (int i = 0; i < WORKERS; i++) {
                own[i].close();
                own[i] = side.browser();
                side.signIn(own[i], i);
            }
        }
        List<Object> raw = new ArrayList<>();
        Map<String, Object> figures = new LinkedHashMap<>();
        for (Work work : Work.values()) {
            Map<Side, List<Double>> perCpu = new LinkedHashMap<>();
            Map<Side, List<Double>> perSecond = new LinkedHashMap<>();
            sides.forEach(side -> perCpu.put(side, new ArrayList<>()));
            sides.forEach(side -> perSecond.put(side, new ArrayList<>()));
            for (int round = 0; round < options.number("rounds"); round++) {
                for (Side side : round % 2 == 0 ? sides : sides.reversed()) {
                    for (Browser browser : browsers.get(side)) {
                        browser.close(); // the server may have given up the idle connection; a fresh one opens with the next request
                    }
                    Set<String> others = new java.util.HashSet<>();
                    sides.stream().filter(s -> s != side).forEach(s -> others.add(s.database()));
                    double process = Cpu.seconds(side.pid());
                    double database = postgres.cpuWithout(others);
                    Load.Done done = act(side, work, browsers.get(side), options.number("seconds"));
                    process = Cpu.seconds(side.pid()) - process;
                    database = postgres.cpuWithout(others) - database;
                    perCpu.get(side).add(done.acts() / (process + database));
                    perSecond.get(side).add(done.perSecond());
                    raw.add(Json.map("work", work.title, "round", round + 1, "side", side.name(), "acts", done.acts(), "seconds", done.seconds(), "processCpuSeconds", process, "databaseCpuSeconds", database));
                    System.out.printf("round %d %-9s %-20s %7.1f/s %8.1f per CPU-s (%.2f ms process, %.2f ms database)%n", round + 1, side.name(), work.title, done.perSecond(),
                            done.acts() / (process + database), process / done.acts() * 1e3, database / done.acts() * 1e3);
                }
            }
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < options.number("rounds"); round++) {
                ratios.add(perCpu.get(sides.getFirst()).get(round) / perCpu.get(sides.getLast()).get(round));
            }
            Map<String, Object> figure = new LinkedHashMap<>();
            sides.forEach(side -> figure.put(side.name(), Json.map("perCpuSecond", Figures.spread(perCpu.get(side)), "perSecond", Figures.spread(perSecond.get(side)))));
            figure.put("ratioPerCpuSecond", Figures.spread(ratios));
            figures.put(work.title, figure);
            report.verdict(work.title + " per CPU-second against Keycloak, median", Figures.median(ratios), work.floor, work.goal);
        }
        report.put("figures", figures).put("rounds", raw);
    }

    private static Load.Done act(Side side, Work work, Browser[] browsers, double seconds) throws Exception {
        return Load.forSeconds(seconds, WORKERS, (worker, turn) -> {
            switch (work) {
                case CLIENT_CREDENTIALS -> side.clientCredentials(browsers[worker]);
                case CODE -> side.code(browsers[worker]);
                case PASSWORD -> {
                    try (Browser fresh = side.browser()) {
                        side.signIn(fresh, worker);
                    }
                }
            }
        });
    }

    private record KeycloakTokens(Keycloak keycloak) implements Side {
        @Override
        public String name() {
            return "keycloak";
        }

        @Override
        public String database() {
            return "keycloak_peer";
        }

        @Override
        public long pid() {
            return keycloak.pid();
        }

        @Override
        public Browser browser() {
            return keycloak.browser();
        }

        @Override
        public void clientCredentials(Browser browser) {
            Keycloak.clientCredentials(browser);
        }

        @Override
        public void signIn(Browser browser, int worker) {
            keycloak.signIn(browser, worker);
        }

        @Override
        public void code(Browser browser) {
            keycloak.code(browser);
        }

        @Override
        public void close() {
            keycloak.close();
        }
    }
}
