package luoshu.data.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

import luoshu.bench.Cpu;
import luoshu.bench.Figures;
import luoshu.bench.Folders;
import luoshu.bench.Json;
import luoshu.bench.Load;
import luoshu.bench.Luoshu;
import luoshu.bench.Options;
import luoshu.bench.Postgres;
import luoshu.bench.Report;

/**
 * Calls of 1 KB per CPU-second of whatever stands before the same provider: this gateway with every check, record and evidence (its PostgreSQL included), in a session and signed one by one, against nginx that only
 * passes on, nginx that asks whether somebody may and logs, and Spring Cloud Gateway that only passes on.
 */
final class GatewayBench {

    private static final String CONTRACT = "GXBENCH";
    private static final String ENTRY = "{\"name\":\"参保人员\",\"summary\":\"参保人员\",\"classification\":\"1\",\"keywords\":[],\"grade\":\"GENERAL_2\",\"shareType\":\"CONDITIONAL\",\"shareModes\":[\"API\"],\"openType\":\"NOT_OPEN\","
            + "\"updateCycle\":\"DAILY\",\"network\":\"GOVERNMENT\",\"formats\":[\"database\"],\"sourceSystem\":\"bench\",\"matters\":[],\"unrelated\":\"bench\",\"items\":[]}";
    private static final String PATH = "/persons/411525199001011234";

    private interface Act {
        Caller.Told run(Caller caller) throws IOException;
    }

    private record Side(String name, int port, long pid, Postgres postgres, Act act) {

        double cpu() {
            return Cpu.seconds(pid) + (postgres == null ? 0 : postgres.cpuWithout(Set.of()));
        }
    }

    private record Round(String side, long calls, double seconds, double cpu, double database, Map<String, Object> latency) {

        double perCpu() {
            return calls / cpu;
        }

        Map<String, Object> json() {
            return Json.map("side", side, "calls", calls, "seconds", seconds, "callsPerSecond", calls / seconds, "cpuSeconds", cpu, "databaseCpuSeconds", database, "callsPerCpuSecond", perCpu(), "millis", latency);
        }
    }

    private final Options options;
    private final List<Round> rounds = new ArrayList<>();

    private GatewayBench(Options options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        Options options = new Options(arguments, Map.of("rounds", "5", "seconds", "10", "warmup", "45", "callers", "64", "contracts", "1000", "contracts-more", "1000000", "own-only", "no", "note", "", "out", "bench/results/gateway.json"));
        Path folder = Files.createTempDirectory("luoshu-bench-gateway");
        Report report = new Report("calls of 1 KB per CPU-second of the proxy (Luoshu: its PostgreSQL included) before one loopback provider").put("options", options.all());
        if (!options.text("note").isEmpty()) {
            report.put("note", options.text("note"));
        }
        Path root = Path.of("").toAbsolutePath();
        int port = Luoshu.freePort();
        try (Proxies proxies = new Proxies(folder.resolve("proxies")); Luoshu server = new Luoshu(root, folder.resolve("data"), "-Dluoshu.gateway.failures=10", "-Dluoshu.gateway.port=" + port)) {
            server.start();
            new GatewayBench(options).measure(root, proxies, server, port, report);
        }
        report.write(options.path("out"));
        Folders.delete(folder);
        System.exit(report.floorsMet() ? 0 : 1);
    }

    private void measure(Path root, Proxies proxies, Luoshu server, int port, Report report) throws Exception {
        int provider = proxies.provider();
        AskingClient client = new AskingClient();
        Postgres postgres = server.postgres();
        seed(postgres, client, provider);
        more(postgres, options.number("contracts"));
        client.open(port);
        int plain = Luoshu.freePort();
        int checked = Luoshu.freePort();
        int scg = Luoshu.freePort();
        String gateway = "/gateway/v1/" + CONTRACT + PATH;
        Side session = new Side("luoshu, in a session", port, server.pid(), postgres, caller -> client.ask(caller, gateway, false));
        List<Side> sides = List.of(session, new Side("luoshu, SM2 each", port, server.pid(), postgres, caller -> client.ask(caller, gateway, true)),
                new Side("nginx plain", plain, proxies.plain(plain, provider).pid(), null, GatewayBench::passed), new Side("nginx auth_request + log", checked, proxies.checked(checked, provider).pid(), null, GatewayBench::passed),
                new Side("spring cloud gateway plain", scg, proxies.springCloudGateway(root, scg, provider).pid(), null, GatewayBench::passed));
        if (options.text("own-only").equals("yes")) { // to look at with a profiler
            for (int i = 0; i < options.number("rounds"); i++) {
                run(session, options.number("seconds"), "round " + (i + 1));
            }
            System.out.println("calls admitted together: " + postgres.value("postgres", "select round((select count(*) from gateway.use)::numeric / nullif((select count(*) from ledger.act where key like 'gateway:%:data-asked'), 0), 1)"));
            return;
        }
        report.put("durability", postgres.durability()).put("warmedSeconds", options.number("warmup"));
        for (Side side : sides) {
            run(side, side.name.startsWith("nginx") ? Math.min(2, options.number("warmup")) : options.number("warmup"), "warm"); // nginx is warm at once
        }
        for (int i = 0; i < options.number("rounds"); i++) {
            List<Side> order = i % 2 == 0 ? sides : sides.reversed();
            for (Side side : order) {
                rounds.add(run(side, options.number("seconds"), "round " + (i + 1)));
            }
        }
        List<Double> before = perCpu(session);
        long records = Long.parseLong(postgres.value("postgres", "select count(*) from gateway.use"));
        List<Double> after = crowded(postgres, session);
        report.put("rounds", rounds.stream().map(Round::json).toList()).put("records", records);
        Map<String, Object> summary = new LinkedHashMap<>();
        sides.forEach(side -> summary.put(side.name(), Figures.spread(perCpu(side))));
        report.put("callsPerCpuSecond", summary);
        ratio(report, "per CPU-second against Spring Cloud Gateway plain", session, sides.get(4), 1, 4);
        ratio(report, "per CPU-second against nginx auth_request + log", session, sides.get(3), 0, 1.5);
        ratio(report, "per CPU-second against nginx plain", session, sides.get(2), 0, 0);
        ratio(report, "in a session against SM2 each", session, sides.get(1), 1, 1);
        report.verdict("per CPU-second with " + options.number("contracts-more") + " contracts against " + options.number("contracts"), Figures.median(after) / Figures.median(before), 0.8, 0.95);
    }

    /** The same calls when there are many more contracts, and the records of all rounds so far. */
    private List<Double> crowded(Postgres postgres, Side session) throws Exception {
        more(postgres, options.number("contracts-more"));
        List<Double> after = new ArrayList<>();
        for (int i = 0; i < options.number("rounds"); i++) {
            Round round = run(new Side("luoshu, in a session, " + options.number("contracts-more") + " contracts", session.port, session.pid, session.postgres, session.act), options.number("seconds"), "more " + (i + 1));
            rounds.add(round);
            after.add(round.perCpu());
        }
        return after;
    }

    private void ratio(Report report, String name, Side own, Side other, double floor, double goal) {
        List<Double> ratios = new ArrayList<>();
        List<Double> mine = perCpu(own);
        List<Double> theirs = perCpu(other);
        for (int i = 0; i < mine.size(); i++) {
            ratios.add(mine.get(i) / theirs.get(i));
        }
        report.put("ratio " + name, Figures.spread(ratios)).verdict(name + ", median", Figures.median(ratios), floor, goal);
    }

    private List<Double> perCpu(Side side) {
        return rounds.stream().filter(round -> round.side.equals(side.name)).map(Round::perCpu).toList();
    }

    private Round run(Side side, int seconds, String what) throws Exception {
        int callers = options.number("callers");
        List<Caller> connections = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            connections.add(new Caller(side.port));
        }
        ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
        double database = side.postgres == null ? 0 : side.postgres.cpuWithout(Set.of());
        double cpu = side.cpu();
        Load.Done done = Load.forSeconds(seconds, callers, (worker, turn) -> {
            long from = System.nanoTime();
            Caller.Told told = side.act.run(connections.get(worker));
            if (told.status() != 200 || told.body().length < 500) {
                throw new IOException(side.name + ": " + told.status() + " " + new String(told.body(), StandardCharsets.UTF_8));
            }
            if (turn % 16 == 0) {
                nanos.add(System.nanoTime() - from);
            }
        });
        if (side.postgres != null) {
            Thread.sleep(1_000); // answers whose record was put off
        }
        Round round = new Round(side.name, done.acts(), done.seconds(), side.cpu() - cpu, side.postgres == null ? 0 : side.postgres.cpuWithout(Set.of()) - database,
                Figures.latency(nanos.stream().mapToLong(Long::longValue).toArray()));
        for (Caller caller : connections) {
            caller.close();
        }
        System.out.printf("%-8s %-40s %8.0f/s %8.0f per CPU-s (%.0f µs, of them %.0f of PostgreSQL) %s%n", what, side.name, done.perSecond(), round.perCpu(), 1e6 * round.cpu / round.calls, 1e6 * round.database / round.calls,
                round.latency);
        return round;
    }

    private static Caller.Told passed(Caller caller) throws IOException {
        return caller.ask("GET /api" + PATH + " HTTP/1.1\r\nHost: bench\r\nLuoshu-Key: bench\r\nLuoshu-Case: 411525-2026-000123\r\n\r\n", new byte[0]);
    }

    private static void seed(Postgres postgres, AskingClient client, int provider) throws Exception {
        UUID resource = UUID.randomUUID();
        try (Connection connection = postgres.session("postgres")) {
            fill(connection, "insert into gateway.system (id, organ, organ_name, duty, region, name, environment, changed_at, changed_by, changed_by_name) values (?::uuid, 'ASKER', '民政局', 'civil-affairs', "
                    + "'411525000000', 'bench', 'LIVE', now(), 'bench', 'bench')", resource);
            try (PreparedStatement key = connection.prepareStatement("insert into gateway.key (id, system, public_key, valid_from, valid_until, made_at, made_by_name) values (?, ?, ?, now(), now() + interval '1 day', now(), 'bench')")) {
                key.setString(1, client.key());
                key.setObject(2, resource);
                key.setBytes(3, client.point());
                key.executeUpdate();
            }
            fill(connection, "insert into gateway.service (id, organ, organ_name, duty, region, name, base_url, document, timeout_millis, at_once, changed_at, changed_by, changed_by_name) values (?::uuid, 'PROVIDER', "
                    + "'人社局', 'human-resources', '411525000000', 'bench', 'http://127.0.0.1:" + provider + "/api', '/x', 10000, 1000, now(), 'bench', 'bench')", resource);
            fill(connection, "insert into gateway.operation (service, method, path, summary, parameters, digest, resource, subject, rows, changed_at) values (?::uuid, 'GET', '/persons/{id}', '查询', "
                    + "'[{\"name\":\"id\",\"in\":\"path\",\"required\":true}]', '', ?::uuid, 'id', '/data/list', now())", resource, resource);
            fill(connection, "insert into catalog.resource (id, code, organ, organ_name, duty, region, edition, published, revision) select ?::uuid, '4115251010019999999999/000001', 'PROVIDER', '人社局', 'human-resources', '411525000000', 1, 1, "
                    + "number + 1 from catalog.revision", resource);
            fill(connection, "insert into catalog.edition (resource, number, state, version, name, share_type, confidentiality, content, authors, author_name, changed_at, submitted_at, published_at) values (?::uuid, 1, 3, 1, "
                    + "'参保人员', 'CONDITIONAL', 0, '" + ENTRY + "', array['bench'], '生成', now(), now(), now())", resource);
            contract(connection, CONTRACT, resource);
            fill(connection, "update gateway.change set number = number + 1");
            fill(connection, "update contracts.change set number = number + 1");
        }
    }

    private static void contract(Connection connection, String number, UUID resource) throws Exception {
        List<String> fields = List.of("XM NAME", "SFZH HASHED", "SJH MOBILE", "ZT PLAIN", "DWMC PLAIN", "XZ PLAIN", "BZ PLAIN");
        String items = String.join(",", fields.stream().map(field -> "{\"field\":\"%s\",\"name\":\"x\",\"masking\":\"%s\",\"personal\":true,\"sensitivity\":2}".formatted((Object[]) field.split(" "))).toList());
        String terms = "{\"purpose\":\"bench\",\"ground\":\"bench\",\"matters\":[\"000131001000\"],\"fields\":[],\"mode\":\"API\",\"perMinute\":100000000,\"perDay\":1000000000,\"rows\":10,\"from\":\"2026-01-01\","
                + "\"until\":\"2099-12-31\",\"cacheSeconds\":0}";
        fill(connection, "insert into contracts.contract (number, resource, edition, resource_name, provider, provider_name, provider_duty, provider_region, asker, asker_name, asker_duty, asker_region, mode, valid_from, "
                + "valid_until, terms, items, state, version, concluded_at, changed_at) values ('" + number + "', ?::uuid, 1, 'bench', 'PROVIDER', '人社局', 'human-resources', '411525000000', 'ASKER', '民政局', "
                + "'civil-affairs', '411525000000', 'API', '2026-01-01', '2099-12-31', '" + terms + "', '[" + items + "]', 'ACTIVE', 1, now(), now())", resource);
    }

    private static void fill(Connection connection, String sql, Object... values) throws Exception {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    /** Contracts of others, until there are so many. */
    private static void more(Postgres postgres, int all) {
        postgres.execute("postgres", """
                insert into contracts.contract (number, resource, edition, resource_name, provider, provider_name, provider_duty, provider_region, asker, asker_name, asker_duty, asker_region, mode, valid_from, valid_until,
                                                terms, items, state, version, concluded_at, changed_at)
                select 'GXMORE' || n, resource, 1, resource_name, 'P' || n %% 500, provider_name, provider_duty, provider_region, 'A' || n %% 3000, asker_name, asker_duty, asker_region, mode, valid_from, valid_until,
                       terms, items, state, version, concluded_at, changed_at
                from contracts.contract, generate_series(1, %d) as n where number = '%s' on conflict do nothing
                """.formatted(all, CONTRACT), "analyze contracts.contract", "update contracts.change set number = number + 1", "checkpoint");
    }
}
