package luoshu.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Search over the catalogue of data resources, the size of the province's, by officials who are signed in. */
public final class ResourcesBench {

    private static final String BASE = "/api/work/resources";
    private static final List<String> PLACES = List.of("", "", "410000000000", "410100000000", "411500000000", "411502000000");
    private static final List<String> FILTERS = List.of("", "", "", "&shareType=CONDITIONAL", "&shareType=UNCONDITIONAL", "&mode=API", "&element=credit-code", "&classification=1");

    private ResourcesBench() {
    }

    public static void main(String[] arguments) throws Exception {
        Options options = new Options(arguments, Map.of("entries", "160000", "searchers", "50", "seconds", "60", "warmup", "45", "think", "300", "seed", "1", "out", "bench/results/resources.json", "data", ""));
        Path data = options.text("data").isEmpty() ? Files.createTempDirectory("luoshu-bench-resources") : options.path("data");
        Report report = new Report("search over a generated catalogue of data resources").put("options", options.all());
        try (Luoshu server = new Luoshu(Path.of("").toAbsolutePath(), data)) {
            server.start();
            Browser official = SignIn.official(server.port(), "sh.head");
            GeneratedResources generated = new GeneratedResources(official.get(BASE + "/choices").orThrow("choices").json(), options.seed("seed"));
            generated.write(server.postgres(), options.number("entries"));
            long from = System.nanoTime();
            long entries = found(server, official);
            report.put("entries", entries).put("indexedSeconds", (System.nanoTime() - from) / 1e9);
            System.out.printf("%d entries, found by the server %.1f s after they were in the database%n", entries, (System.nanoTime() - from) / 1e9);
            new Searchers(server, official, queries(generated.words(), options.seed("seed")), "micros", options).measure(report);
        }
        report.write(options.path("out"));
        if (options.text("data").isEmpty()) {
            Folders.delete(data);
        }
        System.exit(report.floorsMet() ? 0 : 1);
    }

    /** Waits until what the organs' facet counts is what the database has in force. */
    private static long found(Luoshu server, Browser official) throws Exception {
        long wanted = Long.parseLong(server.postgres().value("postgres", "select count(*) from catalog.resource where published is not null"));
        long found = 0;
        for (long deadline = System.nanoTime() + 900_000_000_000L; System.nanoTime() < deadline; Thread.sleep(500)) {
            found = Json.list(official.get(BASE + "?size=1").orThrow("search").json(), "facets", "shareTypes").stream().mapToLong(one -> Json.number(one, "count")).sum();
            if (found >= wanted) {
                return found;
            }
        }
        throw new IllegalStateException("only " + found + " of " + wanted + " after 15 minutes");
    }

    private static List<String> queries(List<String> words, long seed) {
        List<String> queries = new ArrayList<>();
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            String word = random.nextInt(25) == 0 ? "" : words.get((int) (words.size() * Math.pow(random.nextDouble(), 1.3))); // some words are asked more than others; some only leaf through
            String place = PLACES.get(random.nextInt(PLACES.size()));
            queries.add(BASE + "?size=20&page=" + (random.nextInt(12) == 0 ? 1 : 0) + (word.isEmpty() ? "" : "&q=" + Browser.encode(word)) + (place.isEmpty() ? "" : "&region=" + place)
                    + FILTERS.get(random.nextInt(FILTERS.size())));
        }
        Collections.shuffle(queries, random);
        return queries;
    }
}
