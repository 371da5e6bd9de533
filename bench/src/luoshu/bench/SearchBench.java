package luoshu.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Search over the portal's catalogue of matters, the size of the province's.
 */
public final class SearchBench {

    private static final List<String> PLACES = List.of("", "410000000000", "410100000000", "411500000000", "411502000000", "411523000000", "410105000000", "419001000000");

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
            try (Browser visitor = new Browser(server.port())) {
                new Searchers(server, visitor, queries, "tookMicros", options).measure(report);
            }
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
}
