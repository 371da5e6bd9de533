package luoshu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Documents built and sealed per CPU-second, Luoshu against stock OFDRW, after each has accepted the other's files. Nothing is stored yet: durability, log and numbering are not part
 * of the figure.
 */
public final class CertificatesBench {

    private static final double FLOOR = 1;
    private static final double GOAL = 20;

    private CertificatesBench() {
    }

    public static void main(String[] arguments) throws Exception {
        Options options = new Options(arguments, Map.of("rounds", "5", "seconds", "5", "warmup", "45", "files", "50", "out", "bench/results/certificates.json"));
        Path root = Path.of("").toAbsolutePath();
        Path target = root.resolve("bench/peers/ofdrw/target");
        Path folder = Files.createTempDirectory("luoshu-certificates");
        String java = Luoshu.java();
        try (LineProcess ours = new LineProcess(List.of(java, "-Djava.awt.headless=true", "-Xmx512m", "-cp", root.resolve(".cache/inside-classes") + ":" + root.resolve(".cache/app/luoshu.jar") + ":"
                + root.resolve(".cache/app/lib") + "/*", "luoshu.inside.LicencePress"));
                LineProcess peer = new LineProcess(List.of(java, "-Djava.awt.headless=true", "-Duser.timezone=Asia/Shanghai", "-Xmx512m", "-cp", target.resolve("ofdrw-peer.jar") + ":" + target.resolve("lib") + "/*", "peer.OfdrwPeer"))) {
            System.out.println(peer.greeting());
            List<String> checks = crossCheck(ours, peer, folder, options.number("files"));
            if (options.number("rounds") == 0) {
                return;
            }
            Report report = new Report("documents built and sealed per CPU-second (not stored): Luoshu against " + peer.greeting()).put("options", options.all()).put("crossCheck", checks);
            measure(ours, peer, options, report);
            report.write(options.path("out"));
            if (!report.floorsMet()) {
                System.exit(1);
            }
        } finally {
            remove(folder);
        }
    }

    /** Each side accepts every file of the other, and refuses it after a change. */
    private static List<String> crossCheck(LineProcess ours, LineProcess peer, Path folder, int files) throws IOException {
        List<String> said = new ArrayList<>();
        Path mine = folder.resolve("ours");
        ours.ask("make " + mine + " " + files);
        for (int i = 0; i < files; i++) {
            expect(said, i < 1, "OFDRW on ours", peer.ask("check " + mine.resolve("luoshu-" + i + ".ofd")), "accepted v4 pages 1");
        }
        ours.ask("spoil " + mine.resolve("luoshu-0.ofd") + " " + mine.resolve("spoilt.ofd"));
        expect(said, true, "OFDRW on ours with a digit changed", peer.ask("check " + mine.resolve("spoilt.ofd")), "refused");
        Path theirs = folder.resolve("theirs");
        peer.ask("make " + theirs);
        ours.ask("spoil " + theirs.resolve("v4.ofd") + " " + theirs.resolve("spoilt.ofd"));
        String trusted = " " + theirs.resolve("maker.cer") + " " + theirs.resolve("organ.cer");
        expect(said, true, "ours on OFDRW version 4", ours.ask("check " + theirs.resolve("v4.ofd") + trusted), "accepted V4 whole");
        expect(said, true, "ours on OFDRW version 4, open for further seals", ours.ask("check " + theirs.resolve("v4-open.ofd") + trusted), "accepted V4 whole");
        expect(said, true, "ours on OFDRW version 1", ours.ask("check " + theirs.resolve("v1.ofd") + trusted), "accepted V1 whole");
        expect(said, true, "ours on OFDRW's with a digit changed", ours.ask("check " + theirs.resolve("spoilt.ofd") + trusted), "refused");
        return said;
    }

    private static void expect(List<String> said, boolean tell, String who, String answer, String expected) {
        if (!answer.startsWith(expected)) {
            throw new IllegalStateException(who + ": " + answer);
        }
        if (tell) {
            System.out.println(who + ": " + answer);
            said.add(who + ": " + answer);
        }
    }

    private static void measure(LineProcess ours, LineProcess peer, Options options, Report report) throws IOException {
        int mine = warm(ours, options);
        int theirs = warm(peer, options);
        List<Double> ratios = new ArrayList<>();
        List<Double> ourRates = new ArrayList<>();
        List<Double> theirRates = new ArrayList<>();
        for (int round = 0; round < options.number("rounds"); round++) {
            boolean first = round % 2 == 0;
            double a = first ? rate(ours, mine) : 0;
            double b = rate(peer, theirs);
            a = first ? a : rate(ours, mine);
            ourRates.add(a);
            theirRates.add(b);
            ratios.add(a / b);
            System.out.printf("round %d: %.0f against %.1f documents per CPU-second, ratio %.1f%n", round + 1, a, b, a / b);
        }
        report.put("luoshuPerCpuSecond", Figures.spread(ourRates)).put("ofdrwPerCpuSecond", Figures.spread(theirRates)).put("ratio", Figures.spread(ratios));
        report.put("raw", Json.map("luoshu", ourRates, "ofdrw", theirRates));
        report.verdict("documents per CPU-second against OFDRW, median, not stored", Figures.median(ratios), FLOOR, GOAL);
    }

    /** Works for the time of warming; answers how many documents a round holds. */
    private static int warm(LineProcess side, Options options) throws IOException {
        long end = System.nanoTime() + options.number("warmup") * 1_000_000_000L;
        int count = 10;
        double perSecond = 10;
        do {
            long nanos = Long.parseLong(side.ask("round " + count).split(" ")[2]);
            perSecond = count * 1e9 / nanos;
            count = Math.max(10, (int) perSecond);
        } while (System.nanoTime() < end);
        return Math.max(10, (int) (perSecond * options.number("seconds")));
    }

    private static double rate(LineProcess side, int count) throws IOException {
        double before = side.cpuSeconds();
        String answer = side.ask("round " + count);
        if (!answer.startsWith("done " + count)) {
            throw new IllegalStateException(answer);
        }
        return count / (side.cpuSeconds() - before);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
