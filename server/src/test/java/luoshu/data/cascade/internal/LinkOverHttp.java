package luoshu.data.cascade.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** This server, all its filters included, on a port of its own; and what may happen to a call on its way. */
final class LinkOverHttp implements AutoCloseable {

    private final MockMvc http;
    private HttpServer server;
    private final int port;
    /** What becomes of a call on its way. */
    volatile UnaryOperator<byte[]> there = UnaryOperator.identity();
    /** What becomes of an answer on its way. */
    volatile UnaryOperator<byte[]> back = UnaryOperator.identity();
    /** So many of the next answers are lost: the call was heard. */
    volatile int lost;
    final ConcurrentLinkedQueue<Heard> heard = new ConcurrentLinkedQueue<>();

    record Heard(Map<String, String> headers, byte[] body) {
    }

    LinkOverHttp(MockMvc http) {
        this.http = http;
        server = open(0);
        port = server.getAddress().getPort();
    }

    private HttpServer open(int at) {
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress("127.0.0.1", at), 50);
            opened.createContext("/", this::pass);
            opened.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            opened.start();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    void cut() {
        server.stop(0);
    }

    void heal() {
        server = open(port);
    }

    private void pass(HttpExchange exchange) throws IOException {
        byte[] body = there.apply(exchange.getRequestBody().readAllBytes());
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        heard.add(new Heard(headers, body));
        MockHttpServletResponse answer;
        try {
            answer = call(http, headers, body);
        } catch (Exception failed) {
            throw new IOException(failed);
        }
        if (lost > 0) {
            lost--;
            exchange.close();
            return;
        }
        byte[] said = back.apply(answer.getContentAsByteArray());
        String signature = answer.getHeader("Luoshu-Signature");
        if (signature != null) {
            exchange.getResponseHeaders().set("Luoshu-Signature", signature);
        }
        exchange.sendResponseHeaders(answer.getStatus(), said.length == 0 ? -1 : said.length);
        exchange.getResponseBody().write(said);
        exchange.close();
    }

    static MockHttpServletResponse call(MockMvc http, Map<String, String> headers, byte[] body) throws Exception {
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.post(Envelope.PATH).content(body).contentType("application/json");
        headers.forEach((name, value) -> {
            if (name.startsWith("luoshu-")) {
                request.header(name, value);
            }
        });
        return http.perform(request).andReturn().getResponse();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
