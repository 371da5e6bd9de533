package luoshu.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import luoshu.verify.GatewayProof;

/** Asks one question, once or several times in one session, and its receipts. Ends with 0: answered, 1: refused (and says why), 2: not understood, 3: not the gateway's. */
final class Ask {

    private static final String USAGE = """
            ask GATEWAY CONTRACT PATH --key FILE --root FILE --certificates FILE --person NAME --purpose TEXT [--matter CODE] [--case NUMBER] [--fields A,B] [--query QUERY]
                [--times N]      so often, in one session
                [--signed yes]   signed with SM2 itself, without a session
                [--at INSTANT]   as if it were then
            """;
    private static final Duration RECEIPTS = Duration.ofSeconds(10);

    private Ask() {
    }

    public static void main(String[] arguments) throws Exception {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            if (!arguments[i].startsWith("--")) {
                words.add(arguments[i]);
            } else if (i + 1 < arguments.length) {
                options.put(arguments[i].substring(2), arguments[++i]);
            }
        }
        if (words.size() != 3 || !options.keySet().containsAll(List.of("key", "root", "certificates", "person", "purpose"))) {
            System.err.print(USAGE);
            System.exit(2);
        }
        try {
            ask(words, options);
        } catch (GatewayRefused refused) {
            System.out.println("REFUSED: " + refused.getMessage());
            System.exit(1);
        } catch (SecurityException forged) {
            System.out.println("WRONG: " + forged.getMessage());
            System.exit(3);
        }
    }

    private static void ask(List<String> words, Map<String, String> options) throws Exception {
        Clock clock = options.containsKey("at") ? Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), Instant.parse(options.get("at")))) : Clock.systemUTC();
        GatewayClient client = new GatewayClient(URI.create(words.get(0)), SystemKey.read(Path.of(options.get("key"))), new GatewayProof(Path.of(options.get("root")), Path.of(options.get("certificates"))), clock);
        String fields = options.getOrDefault("fields", "");
        GatewayQuestion question = new GatewayQuestion("GET", words.get(1), words.get(2), options.getOrDefault("query", ""), options.get("person"), options.getOrDefault("matter", ""), options.getOrDefault("case", ""),
                options.get("purpose"), fields.isEmpty() ? List.of() : List.of(fields.split(",")), new byte[0]);
        if (options.containsKey("signed")) {
            System.out.println(new String(client.askSigned(question).body(), StandardCharsets.UTF_8));
            return;
        }
        List<GatewayAnswer> answers = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(options.getOrDefault("times", "1")); i++) {
            answers.add(client.ask(question));
            System.out.println(new String(answers.getLast().body(), StandardCharsets.UTF_8));
        }
        long until = System.nanoTime() + RECEIPTS.toNanos();
        Map<String, String> receipts = client.receipts(answers);
        while (receipts.size() < answers.size() && System.nanoTime() < until) {
            Thread.sleep(200);
            receipts = client.receipts(answers);
        }
        System.out.println("RIGHT: " + receipts.size() + " receipts of " + answers.size());
        client.end();
    }
}
