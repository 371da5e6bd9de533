package luoshu.data.gateway.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.data.gateway.CallFault;
import luoshu.trust.signing.Sm3;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/** {@code /gateway/v1/…} over HTTP. No cookie, session or page of the platform plays a part: it stands before all of them. More than it may take it refuses at once. */
final class GatewayFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(GatewayFilter.class);
    private static final int READING = 4;
    private static final Pattern END = Pattern.compile("/([0-9a-f]{32})/end");
    private final Calls calls;
    private final Sessions sessions;
    private final IssuedReceipts receipts;
    private final Askers askers;
    private final GatewaySettings settings;
    private final MeterRegistry meters;
    private final ConcurrentHashMap<String, Counter> counters = new ConcurrentHashMap<>();
    private final Semaphore working;
    private final Semaphore reading;

    GatewayFilter(Calls calls, Sessions sessions, IssuedReceipts receipts, Askers askers, GatewaySettings settings, MeterRegistry meters) {
        this.calls = calls;
        this.sessions = sessions;
        this.receipts = receipts;
        this.askers = askers;
        this.settings = settings;
        this.meters = meters;
        working = new Semaphore(settings.atOnce());
        reading = new Semaphore(settings.atOnce() * READING);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException {
        Asked asked = new Asked();
        Calls.Answer answer = answer(request, response, asked);
        counters.computeIfAbsent(answer.refusal() == null ? "ok" : answer.refusal().code(), code -> meters.counter("luoshu.gateway.calls", "code", code)).increment();
        write(response, asked.question, answer);
    }

    /** What has been read of a question, for its refusal to be told in its session. */
    private static final class Asked {
        private @Nullable Question question;
    }

    private Calls.Answer answer(HttpServletRequest request, HttpServletResponse response, Asked asked) {
        try {
            byte[] body = guarded(reading, () -> body(request));
            Question question = Question.read(request.getMethod(), request.getRequestURI(), request.getQueryString(), request::getHeader, body);
            asked.question = question;
            return guarded(working, () -> Question.OWN.contains(question.contract()) ? own(question, response) : calls.call(question));
        } catch (Refusal refused) {
            return refused(refused);
        } catch (RuntimeException bug) {
            log.error("a call failed", bug);
            return refused(new Refusal(500, "platform-error", CallFault.PLATFORM, "the platform failed", 0, Map.of()));
        }
    }

    /** What is asked of the gateway itself. */
    private Calls.Answer own(Question question, HttpServletResponse response) {
        Matcher end = END.matcher(question.path());
        if (!question.method().equals("POST") || question.query() != null) {
            throw unknown();
        }
        if (question.contract().equals("receipts") && question.path().equals("/")) {
            return given(question, receipts.find(question));
        }
        if (question.contract().equals("sessions") && question.path().equals("/")) {
            Sessions.Opened opened = sessions.open(question);
            response.setHeader("Luoshu-Answer-Key", opened.key());
            response.setHeader("Luoshu-Answer-Signature", opened.signature());
            return given(question, opened.body());
        }
        if (question.contract().equals("sessions") && end.matches()) {
            sessions.end(question, end.group(1));
            return given(question, "{}".getBytes(StandardCharsets.US_ASCII));
        }
        throw unknown();
    }

    private static Calls.Answer given(Question question, byte[] body) {
        return new Calls.Answer(200, body, null, 0, 0, false, null, question.digest(), null);
    }

    private static Refusal unknown() {
        return Refusal.request(404, "unknown-operation", "POST /gateway/v1/sessions, /gateway/v1/sessions/{session}/end or /gateway/v1/receipts");
    }

    private static Calls.Answer refused(Refusal refused) {
        return new Calls.Answer(refused.status(), Calls.problem(refused), refused, 0, 0, false, null, null, null);
    }

    private static <T> T guarded(Semaphore places, Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw Refusal.platform("platform-busy", "as many calls as this node takes are under way", 1);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private byte[] body(HttpServletRequest request) {
        long most = settings.question().toBytes();
        if (request.getContentLengthLong() > most) {
            throw tooLarge();
        }
        long until = System.nanoTime() + settings.reading().toNanos();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] part = new byte[8_192];
        try (InputStream in = request.getInputStream()) {
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                body.write(part, 0, read);
                if (body.size() > most) {
                    throw tooLarge();
                }
                if (System.nanoTime() > until) {
                    throw slow();
                }
            }
            return body.toByteArray();
        } catch (SocketTimeoutException late) {
            throw slow();
        } catch (IOException broken) {
            throw Refusal.request(400, "bad-body", "the body broke off");
        }
    }

    private static Refusal tooLarge() {
        return Refusal.request(413, "too-large", "the body is larger than a question may be");
    }

    private static Refusal slow() {
        return Refusal.request(408, "question-slow", "the body did not arrive in time");
    }

    private void write(HttpServletResponse response, @Nullable Question question, Calls.Answer answer) throws IOException {
        Refusal refused = answer.refusal();
        response.setStatus(answer.status());
        response.setContentType(refused == null ? "application/json" : "application/problem+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Luoshu-Fault", refused == null ? "NONE" : refused.fault().name());
        set(response, "Luoshu-Use", answer.use() == null ? null : answer.use().toString());
        set(response, "Luoshu-Question", answer.question() == null ? null : HexFormat.of().formatHex(answer.question()));
        set(response, "Luoshu-Receipt", answer.receipt() == null ? null : Base64.getEncoder().encodeToString(answer.receipt().getBytes(StandardCharsets.UTF_8)));
        if (refused == null) {
            response.setHeader("Luoshu-Rows", answer.rows() + "/" + answer.all());
            response.setHeader("Luoshu-Cached", String.valueOf(answer.cached()));
        } else if (refused.retryAfter() > 0) {
            response.setIntHeader("Retry-After", refused.retryAfter());
        }
        if (answer.status() == 408 || answer.status() == 413) {
            response.setHeader("Connection", "close");
        }
        set(response, "Luoshu-Answer-Mac", question == null ? null : askers.secret(question, answer.refusal() == null).map(secret -> mac(secret, question, answer)).orElse(null));
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    /** The answer and its headers cannot be changed on the way, nor put under another question. */
    private static String mac(byte[] secret, Question question, Calls.Answer answer) {
        String text = "luoshu-gateway-answered-1\n" + question.session() + "\n" + HexFormat.of().formatHex(question.digest()) + "\n" + answer.status() + "\n"
                + (answer.refusal() == null ? "NONE\n" + answer.rows() + "/" + answer.all() + "\n" + answer.cached() : answer.refusal().fault().name() + "\n\n") + "\n"
                + (answer.use() == null ? "" : answer.use().toString()) + "\n" + HexFormat.of().formatHex(Sm3.digest(answer.body()));
        return Base64.getEncoder().encodeToString(Sm3.mac(secret, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void set(HttpServletResponse response, String name, @Nullable String value) {
        if (value != null) {
            response.setHeader(name, value);
        }
    }
}
