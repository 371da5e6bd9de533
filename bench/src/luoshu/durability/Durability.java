package luoshu.durability;

import static java.util.Map.entry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import luoshu.bench.Json;
import luoshu.bench.Luoshu;
import luoshu.bench.Options;
import luoshu.bench.Report;

/**
 * Shows from outside, over HTTP, that what was acknowledged stays: D1 (kills), D4 (certificates), D5 (repeated requests), D6 (one decision), D8 (replayed
 * codes), D11 (clock jumps), D12 (no evidence), D14 with S12 (a log put back or changed), and fees paid under kills. One server of its own in a temporary folder on a free loopback
 * port, for D8 a second one; the only processes it kills are those it started. Prints seed and figures; exits 1 if a promise was broken.
 */
public final class Durability {

    /** One promise shown: figures for the report, and what was found wrong. */
    record Shown(Map<String, Object> figures, List<String> wrong) {
    }

    interface Proof {
        Shown show() throws Exception;
    }

    private Durability() {
    }

    public static void main(String[] arguments) throws Exception {
        Options options = new Options(arguments, Map.ofEntries(entry("kills", "3"), entry("acks", "0"), entry("writers", "8"), entry("keys", "2"), entry("tasks", "2"), entry("approvals", "12"),
                entry("fees", "9"), entry("only", "D1,D4,bulk,D5,D6,D8,D11,D12,fees,D14"), entry("seed", String.valueOf(System.nanoTime() & 0xffffff)),
                entry("out", ".cache/results/durability.json"), entry("tests", "")));
        Path root = Path.of("").toAbsolutePath();
        Path data = Files.createTempDirectory("luoshu-durability");
        Path offset = data.resolve("clock-offset");
        System.out.println("seed " + options.seed("seed") + ", data " + data);
        Report report = new Report("durability, from outside").put("options", options.all());
        Map<String, Proof> proofs = new LinkedHashMap<>();
        Map<String, Object> tests = new LinkedHashMap<>();
        boolean broken = false;
        // Timers looked at every 3 s, or most jumps would pass between two looks; officials idle long enough to outlive jumps of an hour, since each one-time code works once.
        try (Luoshu server = new Luoshu(root, data, "-Dluoshu.clock.offset-file=" + offset, "-Dluoshu.cases.sweep-every=3s", "-Dluoshu.identity.sessions.official-idle=3h", Replays.SETTING)) {
            System.out.println("ready in " + server.start() + " ms");
            Cast cast = new Cast(server);
            proofs.put("D1", new Kills(server, cast, options, data.resolve("history.jsonl"))::show);
            proofs.put("D4", new Issues(server, cast, options.number("approvals"), options.seed("seed"))::show);
            proofs.put("bulk", new BulkIssues(server, cast, options.number("approvals"), options.seed("seed"))::show);
            proofs.put("D5", new Repetitions(server, cast, options.number("keys"))::show);
            proofs.put("D6", new Decisions(cast, options.number("tasks"))::show);
            proofs.put("D8", new Replays(server, cast, root, offset)::show);
            proofs.put("D11", new ClockJumps(server, cast, offset, options.seed("seed"))::show);
            proofs.put("D12", new EvidenceGone(server, cast)::show);
            proofs.put("fees", new Fees(server, cast, options.number("fees"), options.seed("seed"))::show);
            proofs.put("D14", new Rollbacks(server, cast, root)::show);
            for (Map.Entry<String, Proof> proof : proofs.entrySet()) {
                if (!List.of(options.text("only").split(",")).contains(proof.getKey())) {
                    continue;
                }
                Shown shown;
                try {
                    shown = proof.getValue().show();
                } catch (Exception failed) {
                    failed.printStackTrace();
                    shown = new Shown(Map.of(), List.of("the proof could not be completed: " + failed));
                }
                report.put(proof.getKey(), Json.map("figures", shown.figures(), "wrong", shown.wrong()));
                tests.put(proof.getKey(), shown);
                broken |= !shown.wrong().isEmpty();
                System.out.printf("%s %s %s%n", shown.wrong().isEmpty() ? "✓" : "✗", proof.getKey(), Json.write(shown.figures()));
                shown.wrong().stream().limit(20).forEach(w -> System.out.println("    " + w));
            }
            if (broken) {
                System.out.println("last of the server's log:\n" + server.tail());
            }
        }
        report.write(options.path("out"));
        if (!options.text("tests").isEmpty()) {
            Files.writeString(options.path("tests"), Json.pretty(Json.map("tests", tests.entrySet().stream().map(t -> Json.map("name", "durability " + t.getKey(),
                    "status", ((Shown) t.getValue()).wrong().isEmpty() ? "passed" : "failed", "message", String.join("; ", ((Shown) t.getValue()).wrong().stream().limit(5).toList()))).toList())));
        }
        if (broken) {
            System.out.println("kept for inspection: " + data);
        } else {
            luoshu.bench.Folders.delete(data);
        }
        System.exit(broken ? 1 : 0);
    }
}
