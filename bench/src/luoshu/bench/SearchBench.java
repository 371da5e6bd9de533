package luoshu.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Search over a catalogue the size of the province's: 50 people at once, each typing, reading, typing again. Two figures per query: the server's own time as it tells it,
 * and the time until the whole answer has arrived. Then, apart, the most it can serve when nobody reads.
 */
public final class SearchBench {

    private static final List<String> PLACES = List.of("", "410000000000", "410100000000", "411500000000", "411502000000", "411523000000", "410105000000", "419001000000");

    private record Sample(long serverNanos, long wholeNanos) {
    }

    private SearchBench() {
    }

    public static void main(String[] arguments) throws Exception {
        Options options = new Options(arguments, Map.of("entries", "150000", "searchers", "50", "seconds", "60", "warmup", "45", "think", "300", "seed", "1", "out", "bench/results/search.json", "data", ""));
        Path root = Path.of("").toAbsolutePath();
        Path data = options.text("data").isEmpty() ? Files.createTempDirectory("luoshu-bench-search") : options.path("data");
        List<String> words = Files.readAllLines(root.resolve("bench/queries.txt")).stream().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        Report report = new Report("search over a generated catalogue").put("options", options.all()).put("queries", (long) words.size());
        try (Luoshu server = new Luoshu(root, data, "-Dluoshu.command=generate-catalogue", "-Dcount=" + options.number("entries"), "-Dstay=true")) {
            report.put("generatedAndReadyMillis", server.start(3_600));
            long entries = entries(server, options.number("entries"));
            report.put("entries", entries);
            List<String> queries = queries(words, options.seed("seed"));
            int searchers = options.number("searchers");
            run(server, queries, searchers, options.number("warmup"), 0, options.seed("seed"));
            double cpu = Cpu.seconds(server.pid());
            List<Sample> reading = run(server, queries, searchers, options.number("seconds"), options.number("think"), options.seed("seed"));
            double cpuPerQuery = (Cpu.seconds(server.pid()) - cpu) / reading.size();
            double from = System.nanoTime();
            List<Sample> rushing = run(server, queries, searchers, options.number("seconds") / 3, 0, options.seed("seed") + 1);
            double rush = rushing.size() / ((System.nanoTime() - from) / 1e9);
            Map<String, Object> own = Figures.latency(reading.stream().mapToLong(Sample::serverNanos).toArray());
            Map<String, Object> whole = Figures.latency(reading.stream().mapToLong(Sample::wholeNanos).toArray());
            System.out.println("entries " + entries + "; server " + own + " ms; whole " + whole + " ms; CPU per query " + Math.round(cpuPerQuery * 1e5) / 100.0 + " ms; at most " + Math.round(rush) + " queries/s");
            report.put("serverMillis", own).put("wholeMillis", whole).put("cpuMillisPerQuery", cpuPerQuery * 1000).put("queriesPerSecondWhenNobodyReads", rush)
                    .put("wholeMillisWhenNobodyReads", Figures.latency(rushing.stream().mapToLong(Sample::wholeNanos).toArray())).put("slowest", slowest(server, queries));
            report.verdictAtMost("p95 of the server's time, ms, 50 searchers", (Double) own.get("p95"), 30, 10);
        }
        report.write(options.path("out"));
        if (options.text("data").isEmpty()) {
            Folders.delete(data);
        }
        System.exit(report.floorsMet() ? 0 : 1);
    }

    /** Waits until the catalogue is loaded and every one of its matters is found by a search of everything; how many entries (rows of implementing lists) it has. */
    private static long entries(Luoshu server, int wanted) throws Exception {
        long loaded = 0;
        int found = 0;
        for (long deadline = System.nanoTime() + 900_000_000_000L; System.nanoTime() < deadline; Thread.sleep(2_000)) {
            loaded = Long.parseLong(server.postgres().value("postgres", "select count(*) from matters.implementation where active"));
            long matters = Long.parseLong(server.postgres().value("postgres", "select count(distinct slug) from matters.implementation where active"));
            try (Browser visitor = new Browser(server.port())) {
                found = Json.number(visitor.get("/api/public/matters?size=1").orThrow("search").json(), "page", "total");
            }
            if (loaded >= wanted && found >= matters) {
                return loaded;
            }
        }
        throw new IllegalStateException("only " + loaded + " entries and " + found + " matters after 15 minutes");
    }

    private static List<String> queries(List<String> words, long seed) {
        List<String> queries = new ArrayList<>();
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            String word = words.get((int) (words.size() * Math.pow(random.nextDouble(), 1.5))); // some words are asked more than others
            String place = PLACES.get(random.nextInt(PLACES.size()));
            int page = random.nextInt(12) == 0 ? 1 : 0;
            queries.add("/api/public/matters?size=20&page=" + page + "&q=" + Browser.encode(word) + (place.isEmpty() ? "" : "&region=" + place)
                    + (random.nextInt(6) == 0 ? "&audience=" + (random.nextBoolean() ? "person" : "enterprise") : ""));
        }
        Collections.shuffle(queries, random);
        return queries;
    }

    private static List<Sample> run(Luoshu server, List<String> queries, int searchers, int seconds, int think, long seed) throws Exception {
        ConcurrentLinkedQueue<Sample> samples = new ConcurrentLinkedQueue<>();
        Browser[] browsers = new Browser[searchers];
        Random[] randoms = new Random[searchers];
        for (int i = 0; i < searchers; i++) {
            browsers[i] = new Browser(server.port());
            randoms[i] = new Random(seed * 1000 + i);
        }
        Load.forSeconds(seconds, searchers, (worker, turn) -> {
            if (think > 0) {
                Thread.sleep(randoms[worker].nextInt(2 * think));
            }
            long from = System.nanoTime();
            Browser.Answer answer = browsers[worker].get(queries.get((int) (turn % queries.size()))).orThrow("search");
            long whole = System.nanoTime() - from;
            samples.add(new Sample(Json.number(answer.json(), "tookMicros") * 1_000L, whole));
        });
        return List.copyOf(samples);
    }

    private static List<Object> slowest(Luoshu server, List<String> queries) {
        Map<String, Integer> micros = new LinkedHashMap<>();
        try (Browser visitor = new Browser(server.port())) {
            queries.stream().distinct().limit(1_500).forEach(query -> micros.put(query, Json.number(visitor.get(query).orThrow("search").json(), "tookMicros")));
        }
        return micros.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).limit(12)
                .<Object>map(e -> Json.map("query", java.net.URLDecoder.decode(e.getKey(), java.nio.charset.StandardCharsets.UTF_8), "micros", (long) e.getValue())).toList();
    }
}
