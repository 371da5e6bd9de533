package luoshu.data.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The gateway of this server on a port of its own, for those who really send. */
public final class GatewayOverHttp implements AutoCloseable {

    private final HttpServer server;
    private final Filter gateway;
    /** What becomes of an answer on its way. */
    volatile UnaryOperator<byte[]> way = UnaryOperator.identity();
    /** The answer after so many is lost with its connection; -1: none. */
    volatile int breakAfter = -1;
    volatile int arrived;

    public GatewayOverHttp(ApplicationContext context) {
        gateway = context.getBean("gatewayFilter", FilterRegistrationBean.class).getFilter();
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::pass);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void pass(HttpExchange exchange) throws IOException {
        arrived++;
        MockHttpServletRequest request = new MockHttpServletRequest(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath());
        request.setQueryString(exchange.getRequestURI().getRawQuery());
        exchange.getRequestHeaders().forEach((name, values) -> values.forEach(value -> request.addHeader(name, value)));
        request.setContent(exchange.getRequestBody().readAllBytes());
        MockHttpServletResponse answer = new MockHttpServletResponse();
        try {
            gateway.doFilter(request, answer, new MockFilterChain());
        } catch (ServletException failed) {
            throw new IOException(failed);
        }
        if (breakAfter >= 0 && breakAfter-- == 0) {
            exchange.close();
            return;
        }
        for (String name : answer.getHeaderNames()) {
            if (!List.of("content-length", "connection").contains(name.toLowerCase(java.util.Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, answer.getHeaders(name));
            }
        }
        byte[] body = way.apply(answer.getContentAsByteArray());
        exchange.sendResponseHeaders(answer.getStatus(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
