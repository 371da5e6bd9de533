package luoshu.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A register of existing certificates comes in: uploaded, checked, taken over, over HTTP. Afterwards the database is counted: every right row is one certificate. With kills, the server dies
 * on the way and another one goes on.
 */
public final class StockBench {

    private static final Pattern HEAP = Pattern.compile("jvm_memory_used_bytes\\{[^}]*area=\"heap\"[^}]*} ([0-9.E+]+)");
    private static final String BASE = "/api/work/certificate-stock";

    private StockBench() {
    }

    public static void main(String[] arguments) throws Exception {
        Options options = new Options(arguments, Map.of("rows", "1000000", "form", "csv", "heap", "512", "kill", "0", "port", "0", "out", "bench/results/stock.json"));
        Path folder = Files.createTempDirectory("luoshu-bench-stock");
        int rows = options.number("rows");
        Report report = new Report("a register of existing certificates, checked and taken over").put("options", options.all());
        int port = options.number("port");
        try (Luoshu own = port == 0 ? new Luoshu(Path.of("").toAbsolutePath(), folder.resolve("data"), "-Xmx" + options.number("heap") + "m") : null) {
            if (own != null) {
                own.start();
                port = own.port();
            }
            new Run(own, port, options, folder, rows, report).all();
        }
        report.write(options.path("out"));
        Folders.delete(folder);
        System.exit(report.floorsMet() ? 0 : 1);
    }

    private static final class Run {
        private final Luoshu own;
        private final int port;
        private final int rows;
        private final Options options;
        private final Path folder;
        private final Report report;
        private final int kills;
        private Browser head;
        private int killed;
        private double heap;

        Run(Luoshu own, int port, Options options, Path folder, int rows, Report report) {
            this.own = own;
            this.port = port;
            this.options = options;
            this.folder = folder;
            this.rows = rows;
            this.report = report;
            this.kills = own == null ? 0 : options.number("kill");
            this.head = SignIn.official(port, "sh.head");
        }

        void all() throws Exception {
            String organ = Json.text(head.get("/api/work/session").orThrow("session").json(), "post", "organCode");
            StockFile stock = new StockFile(organ, rows, Long.toString(System.currentTimeMillis(), 36).toUpperCase(java.util.Locale.ROOT));
            Path file = options.text("form").equals("xlsx") ? stock.xlsx(folder) : stock.csv(folder);
            report.put("megabytes", Files.size(file) >> 20);
            long from = System.nanoTime();
            String uploaded = upload(file);
            double uploading = seconds(from);
            from = System.nanoTime();
            String id = Json.text(head.write("POST", BASE, Json.map("file", uploaded, "type", StockFile.TYPE)).orThrow("check").json(), "id");
            Object checked = moved(id, "CHECKING", "lines");
            double checking = seconds(from);
            from = System.nanoTime();
            head.write("POST", BASE + "/" + id + "/taking", null).orThrow("taking");
            Object taken = moved(id, "TAKING", "taken");
            double taking = seconds(from);
            int bad = Json.number(checked, "one", "bad");
            int all = Json.number(taken, "one", "taken");
            System.out.printf("%d rows, %d MB: uploaded in %.1f s, checked in %.1f s, taken over in %.1f s; %d with faults; heap at most %.0f MB; killed %d times%n", rows, Files.size(file) >> 20, uploading,
                    checking, taking, bad, heap / 1e6, killed);
            if (bad != stock.faults() || all != rows - stock.faults()) {
                throw new IllegalStateException("lost or doubled: " + taken);
            }
            if (own != null) {
                String counted = own.postgres().value("postgres", "select count(*) || ' ' || count(distinct number) || ' ' || count(distinct stock_line) from certificates.certificate where stock_import = '" + id + "'");
                if (!counted.equals(all + " " + all + " " + all)) {
                    throw new IllegalStateException("the database has " + counted + " and not " + all);
                }
            }
            report.put("uploadSeconds", uploading).put("checkSeconds", checking).put("takeSeconds", taking).put("rowsPerSecond", rows / (checking + taking)).put("kills", (long) killed)
                    .verdictAtMost("seconds per million rows", (checking + taking) * 1e6 / rows, 1_200, 300).verdictAtMost("heap used at most, MB", heap / 1e6, 512, 256);
        }

        private static double seconds(long from) {
            return (System.nanoTime() - from) / 1e9;
        }

        private String upload(Path file) throws IOException, InterruptedException {
            StringBuilder cookies = new StringBuilder();
            head.cookies().forEach((name, value) -> cookies.append(cookies.isEmpty() ? "" : "; ").append(name).append('=').append(value));
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + BASE + "/files?name=" + file.getFileName())).header("Content-Type", "application/octet-stream")
                    .header("Idempotency-Key", UUID.randomUUID().toString()).header("Sec-Fetch-Site", "same-origin").header("Cookie", cookies.toString())
                    .POST(HttpRequest.BodyPublishers.ofFile(file)).build();
            try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() >= 400) {
                    throw new IllegalStateException("upload: " + answer.body());
                }
                return Json.text(Json.read(answer.body()), "id");
            }
        }

        /** The import once it is not any more in {@code state}. */
        private Object moved(String id, String state, String counts) throws Exception {
            int next = rows / (kills + 2);
            for (long deadline = System.nanoTime() + 7_200_000_000_000L; System.nanoTime() < deadline; Thread.sleep(250)) {
                Object view = head.get(BASE + "/" + id).orThrow("import").json();
                if (!state.equals(Json.text(view, "one", "state"))) {
                    return view;
                }
                if (Boolean.TRUE.equals(Json.at(view, "one", "stalled"))) {
                    throw new IllegalStateException("nothing moves any more: " + view);
                }
                heap();
                if (killed < kills && Json.number(view, "one", counts) >= next) {
                    next += rows / (kills + 2);
                    killed++;
                    own.kill();
                    own.start();
                    head = head.again();
                }
            }
            throw new IllegalStateException("two hours were not enough");
        }

        private void heap() {
            Matcher found = HEAP.matcher(head.get("/actuator/prometheus").text());
            double now = 0;
            while (found.find()) {
                now += Double.parseDouble(found.group(1));
            }
            heap = Math.max(heap, now);
        }
    }
}
