package luoshu.data.gateway.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.EventLoop;
import luoshu.data.gateway.CallFault;
import luoshu.trust.signing.Sm3;
import luoshu.trust.signing.Sm3Key;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What is said at {@code /gateway/v1/…}, however it came: a question in, what is to be sent out. More than it may take it refuses at once. */
@Component
class Door {

    private static final Logger log = LoggerFactory.getLogger(Door.class);
    private static final int READING = 4;
    private static final Pattern END = Pattern.compile("/([0-9a-f]{32})/end");
    private static final HexFormat HEX = HexFormat.of();

    /** {@code headers}: name, value, name, value …; without those of the connection. */
    record Reply(int status, List<String> headers, byte[] body) {
    }

    /** A question as it came. {@code uri}: without the query; {@code header}: by name in lower case, null where there is none. */
    record Sent(String method, String uri, @Nullable String query, Function<String, @Nullable String> header, byte[] body) {
    }

    private final Calls calls;
    private final Sessions sessions;
    private final IssuedReceipts receipts;
    private final Askers askers;
    private final MeterRegistry meters;
    private final ConcurrentHashMap<String, Counter> counters = new ConcurrentHashMap<>();
    private final EventLoops loops;
    private final Semaphore working;
    private final Semaphore reading;

    Door(Calls calls, Sessions sessions, IssuedReceipts receipts, Askers askers, EventLoops loops, GatewaySettings settings, MeterRegistry meters) {
        this.calls = calls;
        this.sessions = sessions;
        this.receipts = receipts;
        this.askers = askers;
        this.loops = loops;
        this.meters = meters;
        working = new Semaphore(settings.atOnce());
        reading = new Semaphore(settings.atOnce() * READING);
    }

    /** To be followed by {@link #read}. False: as many bodies as this node takes are on their way. */
    boolean reading() {
        return reading.tryAcquire();
    }

    void read() {
        reading.release();
    }

    /** To be asked on the loop; nothing makes it wait. Never fails. */
    CompletableFuture<Reply> answer(Sent sent, EventLoop loop) {
        Question question;
        try {
            question = question(sent);
        } catch (Refusal refused) {
            return CompletableFuture.completedFuture(refused(null, refused));
        }
        if (!working.tryAcquire()) {
            return CompletableFuture.completedFuture(refused(question, busy()));
        }
        boolean inline = !Question.OWN.contains(question.contract()) && calls.atHand(question);
        CompletableFuture<Reply> reply = inline ? asked(question, loop) : CompletableFuture.completedFuture(question).thenComposeAsync(one -> asked(one, loop), loops.elsewhere());
        return reply.whenComplete((_, _) -> working.release());
    }

    private static Question question(Sent sent) {
        return Question.read(sent.method(), sent.uri(), sent.query(), sent.header(), sent.body());
    }

    static Refusal busy() {
        return Refusal.platform("platform-busy", "as many calls as this node takes are under way", 1);
    }

    private CompletableFuture<Reply> asked(Question question, EventLoop loop) {
        try {
            if (Question.OWN.contains(question.contract())) {
                return CompletableFuture.completedFuture(own(question));
            }
            return calls.call(question, loop).handle((answer, failed) -> failed == null ? reply(question, answer, List.of()) : refused(question, refusal(failed)));
        } catch (RuntimeException failed) {
            return CompletableFuture.completedFuture(refused(question, refusal(failed)));
        }
    }

    private static Refusal refusal(Throwable failed) {
        if (Providers.cause(failed) instanceof Refusal refused) {
            return refused;
        }
        log.error("a call failed", failed);
        return new Refusal(500, "platform-error", CallFault.PLATFORM, "the platform failed", 0, Map.of());
    }

    /** What is asked of the gateway itself. */
    private Reply own(Question question) {
        Matcher end = END.matcher(question.path());
        if (!question.method().equals("POST") || question.query() != null) {
            throw unknown();
        }
        if (question.contract().equals("receipts") && question.path().equals("/")) {
            return given(question, receipts.find(question), List.of());
        }
        if (question.contract().equals("sessions") && question.path().equals("/")) {
            Sessions.Opened opened = sessions.open(question);
            return given(question, opened.body(), List.of("Luoshu-Answer-Key", opened.key(), "Luoshu-Answer-Signature", opened.signature()));
        }
        if (question.contract().equals("sessions") && end.matches()) {
            sessions.end(question, end.group(1));
            return given(question, "{}".getBytes(StandardCharsets.US_ASCII), List.of());
        }
        throw unknown();
    }

    private Reply given(Question question, byte[] body, List<String> headers) {
        return reply(question, new Calls.Answer(200, body, null, 0, 0, false, null, question.digest(), null, null), headers);
    }

    private static Refusal unknown() {
        return Refusal.request(404, "unknown-operation", "POST /gateway/v1/sessions, /gateway/v1/sessions/{session}/end or /gateway/v1/receipts");
    }

    /** {@code question}: as far as it was read, for the refusal to be told in its session. */
    Reply refused(@Nullable Question question, Refusal refused) {
        return reply(question, new Calls.Answer(refused.status(), Calls.problem(refused), refused, 0, 0, false, null, null, null, null), List.of());
    }

    private Reply reply(@Nullable Question question, Calls.Answer answer, List<String> more) {
        Refusal refused = answer.refusal();
        counters.computeIfAbsent(refused == null ? "ok" : refused.code(), code -> meters.counter("luoshu.gateway.calls", "code", code)).increment();
        List<String> headers = new ArrayList<>(32);
        headers.addAll(more);
        put(headers, "Content-Type", refused == null ? "application/json;charset=UTF-8" : "application/problem+json;charset=UTF-8");
        put(headers, "Cache-Control", "no-store");
        put(headers, "X-Content-Type-Options", "nosniff");
        put(headers, "Luoshu-Fault", refused == null ? "NONE" : refused.fault().name());
        if (answer.use() != null) {
            put(headers, "Luoshu-Use", answer.use().toString());
        }
        if (answer.question() != null) {
            put(headers, "Luoshu-Question", HEX.formatHex(answer.question()));
        }
        if (answer.receipt() != null) {
            put(headers, "Luoshu-Receipt", Base64.getEncoder().encodeToString(answer.receipt().getBytes(StandardCharsets.UTF_8)));
        }
        if (refused == null) {
            put(headers, "Luoshu-Rows", answer.rows() + "/" + answer.all());
            put(headers, "Luoshu-Cached", String.valueOf(answer.cached()));
        } else if (refused.retryAfter() > 0) {
            put(headers, "Retry-After", String.valueOf(refused.retryAfter()));
        }
        if (question != null) {
            askers.secret(question, refused == null).ifPresent(secret -> put(headers, "Luoshu-Answer-Mac", mac(secret, question, answer)));
        }
        return new Reply(answer.status(), headers, answer.body());
    }

    private static void put(List<String> headers, String name, String value) {
        headers.add(name);
        headers.add(value);
    }

    /** The answer and its headers cannot be changed on the way, nor put under another question. */
    private static String mac(Sm3Key secret, Question question, Calls.Answer answer) {
        String text = "luoshu-gateway-answered-1\n" + question.session() + "\n" + HEX.formatHex(question.digest()) + "\n" + answer.status() + "\n"
                + (answer.refusal() == null ? "NONE\n" + answer.rows() + "/" + answer.all() + "\n" + answer.cached() : answer.refusal().fault().name() + "\n\n") + "\n"
                + (answer.use() == null ? "" : answer.use().toString()) + "\n" + HEX.formatHex(answer.digest() == null ? Sm3.digest(answer.body()) : answer.digest());
        return Base64.getEncoder().encodeToString(secret.mac(text.getBytes(StandardCharsets.UTF_8)));
    }
}
