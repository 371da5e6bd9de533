package luoshu.bench;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Many people at once, each typing, reading, typing again. Two figures per query: the server's own time as it tells it, and the time until the whole answer has arrived. Then, apart, the most it
 * can serve when nobody reads.
 */
final class Searchers {

    private record Sample(long serverNanos, long wholeNanos) {
    }

    private final Luoshu server;
    private final Browser who;
    private final List<String> queries;
    private final String took;
    private final Options options;

    /** @param took the member of an answer that says how long the search took, in microseconds */
    Searchers(Luoshu server, Browser who, List<String> queries, String took, Options options) {
        this.server = server;
        this.who = who;
        this.queries = queries;
        this.took = took;
        this.options = options;
    }

    void measure(Report report) throws Exception {
        int searchers = options.number("searchers");
        run(searchers, options.number("warmup"), 0, options.seed("seed"));
        double cpu = Cpu.seconds(server.pid());
        List<Sample> reading = run(searchers, options.number("seconds"), options.number("think"), options.seed("seed"));
        double cpuPerQuery = (Cpu.seconds(server.pid()) - cpu) / reading.size();
        double from = System.nanoTime();
        List<Sample> rushing = run(searchers, options.number("seconds") / 3, 0, options.seed("seed") + 1);
        double rush = rushing.size() / ((System.nanoTime() - from) / 1e9);
        Map<String, Object> own = Figures.latency(reading.stream().mapToLong(Sample::serverNanos).toArray());
        Map<String, Object> whole = Figures.latency(reading.stream().mapToLong(Sample::wholeNanos).toArray());
        System.out.println("server " + own + " ms; whole " + whole + " ms; CPU per query " + Math.round(cpuPerQuery * 1e5) / 100.0 + " ms; at most " + Math.round(rush) + " queries/s");
        report.put("serverMillis", own).put("wholeMillis", whole).put("cpuMillisPerQuery", cpuPerQuery * 1000).put("queriesPerSecondWhenNobodyReads", rush)
                .put("wholeMillisWhenNobodyReads", Figures.latency(rushing.stream().mapToLong(Sample::wholeNanos).toArray())).put("slowest", slowest());
        report.verdictAtMost("p95 of the server's time, ms, " + searchers + " searchers", (Double) own.get("p95"), 30, 10);
    }

    private List<Sample> run(int searchers, int seconds, int think, long seed) throws Exception {
        ConcurrentLinkedQueue<Sample> samples = new ConcurrentLinkedQueue<>();
        Browser[] browsers = new Browser[searchers];
        Random[] randoms = new Random[searchers];
        for (int i = 0; i < searchers; i++) {
            browsers[i] = who.again();
            randoms[i] = new Random(seed * 1000 + i);
        }
        Load.forSeconds(seconds, searchers, (worker, turn) -> {
            if (think > 0) {
                Thread.sleep(randoms[worker].nextInt(2 * think));
            }
            long from = System.nanoTime();
            Browser.Answer answer = browsers[worker].get(queries.get((int) (turn % queries.size()))).orThrow("search");
            long whole = System.nanoTime() - from;
            samples.add(new Sample(Json.number(answer.json(), took) * 1_000L, whole));
        });
        return List.copyOf(samples);
    }

    private List<Object> slowest() {
        Map<String, Integer> micros = new LinkedHashMap<>();
        try (Browser one = who.again()) {
            queries.stream().distinct().limit(1_500).forEach(query -> micros.put(query, Json.number(one.get(query).orThrow("search").json(), took)));
        }
        return micros.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).limit(12)
                .<Object>map(e -> Json.map("query", URLDecoder.decode(e.getKey().substring(e.getKey().indexOf('?') + 1), StandardCharsets.UTF_8), "micros", (long) e.getValue())).toList();
    }
}
