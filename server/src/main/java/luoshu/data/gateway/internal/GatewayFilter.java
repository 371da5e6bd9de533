package luoshu.data.gateway.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

/** {@code /gateway/v1/…} where everything else of the platform is served too. No cookie, session or page of the platform plays a part: it stands before all of them. */
final class GatewayFilter extends OncePerRequestFilter {

    private final Door door;
    private final EventLoops loops;
    private final GatewaySettings settings;

    GatewayFilter(Door door, EventLoops loops, GatewaySettings settings) {
        this.door = door;
        this.loops = loops;
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException {
        write(response, reply(request));
    }

    private Door.Reply reply(HttpServletRequest request) {
        byte[] body;
        try {
            body = body(request);
        } catch (Refusal refused) {
            return door.refused(null, refused);
        }
        Door.Sent sent = new Door.Sent(request.getMethod(), request.getRequestURI(), request.getQueryString(), request::getHeader, body);
        CompletableFuture<Door.Reply> reply = door.answer(sent, loops.next());
        return reply.join();
    }

    private byte[] body(HttpServletRequest request) {
        if (!door.reading()) {
            throw Door.busy();
        }
        try {
            return bounded(request);
        } finally {
            door.read();
        }
    }

    private byte[] bounded(HttpServletRequest request) {
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

    static Refusal tooLarge() {
        return Refusal.request(413, "too-large", "the body is larger than a question may be");
    }

    static Refusal slow() {
        return Refusal.request(408, "question-slow", "the body did not arrive in time");
    }

    private static void write(HttpServletResponse response, Door.Reply reply) throws IOException {
        response.setStatus(reply.status());
        List<String> headers = reply.headers();
        for (int i = 0; i < headers.size(); i += 2) {
            response.setHeader(headers.get(i), headers.get(i + 1));
        }
        if (reply.status() == 408 || reply.status() == 413) {
            response.setHeader("Connection", "close");
        }
        response.setContentLength(reply.body().length);
        response.getOutputStream().write(reply.body());
    }
}
