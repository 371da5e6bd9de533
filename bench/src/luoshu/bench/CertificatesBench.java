package luoshu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Certificates issued per CPU-second – by a clerk over HTTP, durable and logged – against stock OFDRW building and sealing the same document in memory, after each side has accepted the
 * other's files. Beside it the bare work both do: building and sealing.
 */
public final class CertificatesBench {

    private static final double FLOOR = 1;
    private static final double GOAL = 20;

    private CertificatesBench() {
    }

    public static void main(String[] arguments) throws Exception {
        Options options = new Options(arguments, Map.of("rounds", "5", "seconds", "5", "warmup", "45", "files", "50", "issues", "250", "out", "bench/results/certificates.json"));
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
            Report report = new Report("certificates per CPU-second: Luoshu against " + peer.greeting()).put("options", options.all()).put("crossCheck", checks);
            try (IssuedCertificates desk = new IssuedCertificates(root, folder.resolve("data"))) {
                measure(desk, ours, peer, options, report);
            }
            report.write(options.path("out"));
            if (!report.floorsMet()) {
                System.exit(1);
            }
        } finally {
            Folders.delete(folder);
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
        expect(said, true, "OFDRW on ours with a time stamp", peer.ask("check " + mine.resolve("stamped.ofd")), "accepted v4 pages 1");
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

    private static void measure(IssuedCertificates desk, LineProcess ours, LineProcess peer, Options options, Report report) throws Exception {
        int issues = options.number("issues");
        int mine = warm(ours, options);
        int theirs = warm(peer, options);
        for (double warm = 0; warm < options.number("warmup"); ) { // of issuing; what is handed in and granted for it is not counted
            warm += desk.issue(issues, false).seconds() + desk.issue(issues, true).seconds();
        }
        Sides sides = new Sides();
        for (int round = 0; round < options.number("rounds"); round++) {
            boolean first = round % 2 == 0; // A B, B A …: neither always follows the other
            Ours own = first ? ours(desk, ours, mine, issues) : null;
            double other = rate(peer, theirs);
            own = first ? own : ours(desk, ours, mine, issues);
            sides.add(own, other);
            System.out.printf("round %d: in bulk %s; one by one %s; %.0f built and sealed, OFDRW %.1f per CPU-second; ratios %.2f, %.2f and %.1f%n", round + 1, own.bulk, own.single, own.built,
                    other, own.bulk.perCpuSecond() / other, own.single.perCpuSecond() / other, own.built / other);
        }
        desk.check();
        sides.report(report);
    }

    private static Ours ours(IssuedCertificates desk, LineProcess press, int count, int issues) throws Exception {
        return new Ours(desk.issue(issues, true), desk.issue(issues, false), rate(press, count));
    }

    private record Ours(IssuedCertificates.Round bulk, IssuedCertificates.Round single, double built) {
    }

    /** Per CPU-second, round by round. */
    private record Sides(List<Double> bulk, List<Double> single, List<Double> built, List<Double> other) {

        Sides() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        void add(Ours ours, double other) {
            bulk.add(ours.bulk.perCpuSecond());
            single.add(ours.single.perCpuSecond());
            built.add(ours.built);
            this.other.add(other);
        }

        private List<Double> ratios(List<Double> side) {
            return java.util.stream.IntStream.range(0, other.size()).mapToObj(i -> side.get(i) / other.get(i)).toList();
        }

        void report(Report report) {
            report.put("issuedInBulkPerCpuSecond", Figures.spread(bulk)).put("issuedOneByOnePerCpuSecond", Figures.spread(single)).put("builtAndSealedPerCpuSecond", Figures.spread(built))
                    .put("ofdrwPerCpuSecond", Figures.spread(other));
            report.put("ratioInBulk", Figures.spread(ratios(bulk))).put("ratioOneByOne", Figures.spread(ratios(single))).put("ratioBuiltAndSealed", Figures.spread(ratios(built)));
            report.put("raw", Json.map("issuedInBulk", bulk, "issuedOneByOne", single, "builtAndSealed", built, "ofdrw", other));
            report.verdict("certificates issued in bulk over HTTP, durable and logged, per CPU-second against OFDRW's building and sealing, median", Figures.median(ratios(bulk)), FLOOR, GOAL);
            report.verdict("documents built and sealed per CPU-second against OFDRW, median", Figures.median(ratios(built)), FLOOR, GOAL);
        }
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
}
