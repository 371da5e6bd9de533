package luoshu.service.portal.internal;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import luoshu.kernel.search.Pinyin;
import com.sun.management.OperatingSystemMXBean;
import luoshu.kernel.calendar.Limit;
import luoshu.kernel.matters.internal.generate.GeneratedMatters;
import luoshu.kernel.packages.PackageFiles;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.texts.Text;
import luoshu.service.portal.MatterQuery;

/**
 * Measures search by hand: {@code SearchLoad [rows=300000] [threads=50] [seconds=20]}. Builds an index of generated matters with 200 organs each in a temporary folder,
 * then searches as people do: words, everyday phrases, pinyin, initials, typing errors, broad single words; prints percentiles over all of them.
 */
public final class SearchLoad {

    private static final int ORGANS = 200;
    private static final List<String> BROAD = List.of("登记", "许可", "备案", "变更", "补助", "办证", "公司", "设立许可", "资格认定", "怎么办理变更");

    private SearchLoad() {
    }

    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300_000;
        int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50;
        int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
        Path folder = Files.createTempDirectory("search-load");
        List<String> regions = new ArrayList<>();
        for (int i = 0; i < ORGANS; i++) {
            regions.add(String.format("41%02d%02d000000", 1 + i / 11, i % 11));
        }
        long started = System.nanoTime();
        Map<String, Listing> listings = listings(rows / ORGANS, regions);
        try (MatterIndex index = MatterIndex.open(folder, "load")) {
            index.write(listings, List.of(), 1);
            System.out.printf("indexed %d matters, %d rows in %.1f s%n", listings.size(), listings.size() * ORGANS, (System.nanoTime() - started) / 1e9);
            Finder finder = new Finder(index, region -> region == null ? null : List.of(region, region.substring(0, 4) + "00000000", "410000000000"), code -> new Text(code, code));
            List<String> queries = queries(listings);
            run(finder, queries, regions, 1, 8);
            run(finder, queries, regions, threads, Math.min(10, seconds));
            run(finder, queries, regions, threads, seconds);
        }
    }

    private static Map<String, Listing> listings(int matters, List<String> regions) {
        GeneratedMatters generated = new GeneratedMatters(1);
        Map<String, Listing> listings = new LinkedHashMap<>();
        Limit limit = Limit.workingDays(10, "测试");
        for (int i = 0; i < Math.min(matters, GeneratedMatters.MOST); i++) {
            PackageFiles files = generated.next();
            String matter = files.findText("matter.yaml").orElseThrow();
            String name = between(matter, "taskName: {zh: ", ",");
            String slug = between(matter, "slug: ", "\n");
            List<Listing.Row> rows = regions.stream().map(region -> new Listing.Row("1141" + region + "XY", "某机关" + region, region, "某地" + region, 4, null)).toList();
            listings.put(slug, new Listing(slug, between(matter, "catalogCode: \"", "\""), between(matter, "handlingItem: \"", "\""), new Text(name, "Generated matter"),
                    new Text(between(files.findText("texts.yaml").orElseThrow(), "summary: {zh: ", ", en"), "Generated"), Arrays.asList(between(matter, "keywords: [", "]").split(", ")), "01", "2",
                    List.of("person", "enterprise"), List.of("other"), List.of("operation"), List.of(), limit, limit, 0, false, true, false, rows));
        }
        return listings;
    }

    private static List<String> queries(Map<String, Listing> listings) {
        Random random = new Random(2);
        List<String> queries = new ArrayList<>();
        for (Listing listing : listings.values()) {
            String core = listing.name().zh().replaceAll("（.*", "");
            queries.add(listing.name().zh());
            queries.add(core);
            queries.add(listing.keywords().getFirst());
            queries.add("我想" + listing.keywords().getLast());
            queries.add(Pinyin.full(core));
            queries.add(Pinyin.initials(core));
            int at = random.nextInt(core.length());
            queries.add(core.substring(0, at) + "口" + core.substring(at + 1));
            queries.add(core.substring(0, Math.min(3, core.length())));
            queries.add(BROAD.get(random.nextInt(BROAD.size())));
        }
        return queries;
    }

    private static void run(Finder finder, List<String> queries, List<String> regions, int threads, int seconds) throws InterruptedException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<long[]> measured = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(threads);
        AtomicInteger empty = new AtomicInteger();
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpuBefore = system.getProcessCpuTime();
        for (int t = 0; t < threads; t++) {
            int seed = t;
            Thread.ofVirtual().start(() -> {
                Random random = new Random(seed);
                long[] times = new long[2_000_000 / threads];
                int n = 0;
                while (System.nanoTime() < end && n < times.length) {
                    long from = System.nanoTime();
                    var result = finder.search(new MatterQuery(queries.get(random.nextInt(queries.size())), null, null, null, regions.get(random.nextInt(regions.size())), null, null, null),
                            new PageRequest(0, 20));
                    times[n++] = System.nanoTime() - from;
                    if (result.page().items().isEmpty()) {
                        empty.incrementAndGet();
                    }
                    Thread.yield();
                }
                synchronized (measured) {
                    measured.add(Arrays.copyOf(times, n));
                }
                done.countDown();
            });
        }
        done.await();
        long cpu = system.getProcessCpuTime() - cpuBefore;
        long[] all = measured.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        System.out.printf("%d at once: %d queries, %.0f a second; p50 %.2f ms, p95 %.2f ms, p99 %.2f ms, worst %.1f ms; %.2f ms of CPU a query; %d found nothing%n", threads, all.length, all.length / (double) seconds,
                all[all.length / 2] / 1e6, all[(int) (all.length * 0.95)] / 1e6, all[(int) (all.length * 0.99)] / 1e6, all[all.length - 1] / 1e6, cpu / 1e6 / all.length, empty.get());
    }

    private static String between(String text, String before, String after) {
        int from = text.indexOf(before) + before.length();
        return text.substring(from, text.indexOf(after, from));
    }
}
