package luoshu.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import luoshu.verify.GatewayProof;

/**
 * Asks the gateway for one system. Keeps a session and opens another when it is over. An answer is given only if it is proven to be the gateway's. What only reads is asked again, as a new question, when it broke off, was cut off by the clock of a
 * session, or the gateway says to come again soon; whatever else is asked once. Safe for use by several threads.
 */
public final class GatewayClient {

    private static final HexFormat HEX = HexFormat.of();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int AGAIN = 2;
    private static final int LONGEST_WAIT = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** A session is not begun with that is nearly over. */
    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final Set<String> ANOTHER_SESSION = Set.of("session-ended", "session-expired", "unknown-session");
    /** Nothing was asked of the service. */
    private static final Set<String> NOT_ASKED = Set.of("provider-busy", "provider-resting");
    private static final Pattern PAIR = Pattern.compile("\"([^\"\\\\]{1,80})\":\"([^\"\\\\]{0,20000})\"");

    private record Session(String id, byte[] secret, Instant until) {
    }

    private record Told(HttpResponse<byte[]> response, byte[] question, boolean ofSession) {
    }

    private final URI gateway;
    private final Signer signer;
    private final GatewayProof proof;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10)).followRedirects(HttpClient.Redirect.NEVER).build();
    private final ReentrantLock opening = new ReentrantLock();
    private volatile Session session;

    /** @param gateway {@code https://host}, without a path */
    public GatewayClient(URI gateway, Signer signer, GatewayProof proof, Clock clock) {
        this.gateway = gateway;
        this.signer = signer;
        this.proof = proof;
        this.clock = clock;
    }

    /**
     * In a session. Its receipt follows: {@link #receipts}.
     *
     * @throws GatewayRefused    a refusal, proven to be the gateway's unless it is one before anybody was known
     * @throws SecurityException the answer is not the gateway's, or was changed
     * @throws IOException       nobody knows what became of it
     */
    public GatewayAnswer ask(GatewayQuestion question) throws IOException, InterruptedException {
        for (int again = 0; ; again++) {
            Session in = session(null);
            try {
                return answered(send(question, in));
            } catch (GatewayRefused refused) {
                if (again == AGAIN || !again(question, refused, in)) {
                    throw refused;
                }
            } catch (IOException broken) {
                if (again == AGAIN || !question.repeatable()) {
                    throw broken;
                }
            }
        }
    }

    /** Signed with SM2 itself; its receipt comes with it and is checked. Errors as {@link #ask}; never asked again. */
    public GatewayAnswer askSigned(GatewayQuestion question) throws IOException, InterruptedException {
        return answered(send(question, null));
    }

    private boolean again(GatewayQuestion question, GatewayRefused refused, Session in) throws IOException, InterruptedException {
        if (ANOTHER_SESSION.contains(refused.code())) {
            session(in);
            return true;
        }
        if (refused.code().equals("replayed")) { // our own transport sent it twice
            return question.repeatable();
        }
        boolean soon = refused.status() == 503 && refused.retryAfter() > 0 && refused.retryAfter() <= LONGEST_WAIT;
        if (soon && (question.repeatable() || NOT_ASKED.contains(refused.code()))) {
            Thread.sleep(Duration.ofSeconds(refused.retryAfter()));
            return true;
        }
        return false;
    }

    /** Receipts that are final, checked against these answers; the others come some tenths of a second later, or not at all if their node was killed. */
    public Map<String, String> receipts(Collection<GatewayAnswer> answers) throws IOException, InterruptedException {
        String uses = String.join("\n", answers.stream().map(GatewayAnswer::use).toList());
        byte[] body = answered(send(GatewayQuestion.own("/receipts", uses.getBytes(StandardCharsets.US_ASCII)), session(null))).body();
        Map<String, String> told = pairs(body);
        Map<String, String> receipts = new LinkedHashMap<>();
        for (GatewayAnswer answer : answers) {
            String receipt = told.get(answer.use());
            if (receipt != null) {
                if (!proof.receipt(receipt, answer.question(), answer.body()).equals(answer.use())) {
                    throw new SecurityException("the receipt is about another use");
                }
                receipts.put(answer.use(), receipt);
            }
        }
        return receipts;
    }

    /** Ends the session, if there is one; the next question opens another. */
    public void end() throws IOException, InterruptedException {
        Session open = session;
        session = null;
        if (open != null) {
            answered(send(GatewayQuestion.own("/sessions/" + open.id + "/end", new byte[0]), open));
        }
    }

    /** @param not one that is over */
    private Session session(Session not) throws IOException, InterruptedException {
        Session known = session;
        if (known != null && known != not && clock.instant().isBefore(known.until.minus(MARGIN))) {
            return known;
        }
        opening.lock();
        try {
            if (session == known) {
                session = open();
            }
            return session == null ? session(not) : session;
        } finally {
            opening.unlock();
        }
    }

    private Session open() throws IOException, InterruptedException {
        SystemKey once = SystemKey.fresh();
        Told told = send(GatewayQuestion.own("/sessions", once.publicPem().getBytes(StandardCharsets.US_ASCII)), null);
        HttpResponse<byte[]> response = told.response;
        if (response.statusCode() != 200) {
            throw GatewayRefused.of(response.statusCode(), response.body(), response.headers());
        }
        String text = "luoshu-gateway-session-1\n" + HEX.formatHex(told.question) + "\n" + HEX.formatHex(GatewayProof.sm3(response.body()));
        proof.signed(response.headers().firstValue("Luoshu-Answer-Key").orElse(""), text, response.headers().firstValue("Luoshu-Answer-Signature").orElse(""), clock.instant());
        Map<String, String> said = pairs(response.body());
        return new Session(said.getOrDefault("session", ""), once.decrypt(Base64.getDecoder().decode(said.getOrDefault("secret", ""))), Instant.parse(said.getOrDefault("until", "")));
    }

    private Told send(GatewayQuestion question, Session in) throws IOException, InterruptedException {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        Map<String, String> headers = question.headers(signer.key(), clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(), HEX.formatHex(random));
        StringBuilder text = new StringBuilder("luoshu-gateway-1\n").append(question.method()).append('\n').append(question.target()).append('\n').append(question.query()).append('\n');
        headers.forEach((name, value) -> text.append(name).append(':').append(value).append('\n'));
        byte[] signed = text.append(HEX.formatHex(GatewayProof.sm3(question.body()))).toString().getBytes(StandardCharsets.UTF_8);
        byte[] digest = GatewayProof.sm3(signed);
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(question.target() + (question.query().isEmpty() ? "" : "?" + question.query()))).timeout(PATIENCE)
                .method(question.method(), question.body().length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(question.body()));
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        if (in == null) {
            request.header("luoshu-signature", Base64.getEncoder().encodeToString(signer.sign(signed)));
        } else {
            request.header("luoshu-session", in.id).header("luoshu-mac", Base64.getEncoder().encodeToString(GatewayProof.mac(in.secret, signed)));
        }
        HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        boolean proven = in != null && proven(in, digest, response);
        if (in != null && !proven && response.statusCode() == 200) {
            throw new SecurityException("the answer is not the gateway's, or was changed on its way");
        }
        return new Told(response, digest, proven);
    }

    private static boolean proven(Session in, byte[] question, HttpResponse<byte[]> response) {
        List<String> lines = List.of("luoshu-gateway-answered-1", in.id, HEX.formatHex(question), String.valueOf(response.statusCode()), header(response, "Luoshu-Fault"), header(response, "Luoshu-Rows"),
                header(response, "Luoshu-Cached"), header(response, "Luoshu-Use"), HEX.formatHex(GatewayProof.sm3(response.body())));
        String mac = Base64.getEncoder().encodeToString(GatewayProof.mac(in.secret, String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
        return MessageDigest.isEqual(mac.getBytes(StandardCharsets.US_ASCII), header(response, "Luoshu-Answer-Mac").getBytes(StandardCharsets.US_ASCII));
    }

    private static String header(HttpResponse<byte[]> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private GatewayAnswer answered(Told told) throws GatewayRefused {
        HttpResponse<byte[]> response = told.response;
        if (response.statusCode() != 200) {
            throw GatewayRefused.of(response.statusCode(), response.body(), response.headers());
        }
        GatewayAnswer answer = GatewayAnswer.of(response.body(), told.question, response.headers());
        if (!told.ofSession) {
            proof.receipt(answer.receipt(), answer.question(), answer.body());
        }
        return answer;
    }

    /** Names and texts of the gateway's own answers, which hold nothing that is escaped. */
    private static Map<String, String> pairs(byte[] body) {
        Map<String, String> pairs = new LinkedHashMap<>();
        Matcher pair = PAIR.matcher(new String(body, StandardCharsets.UTF_8));
        while (pair.find()) {
            pairs.put(pair.group(1), pair.group(2));
        }
        return pairs;
    }
}
