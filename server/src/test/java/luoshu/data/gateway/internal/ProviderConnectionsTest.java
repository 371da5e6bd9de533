package luoshu.data.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.channel.EventLoop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server may write, byte for byte. */
class ProviderConnectionsTest {

    private final List<String> answers = Collections.synchronizedList(new ArrayList<>());
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger connections = new AtomicInteger();
    private final EventLoops loops = new EventLoops();
    private final ProviderConnections client = new ProviderConnections(loops);
    private final EventLoop loop = loops.next();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    connections.incrementAndGet();
                    Thread.ofVirtual().start(() -> serve(socket));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    /** Each answer as it stands; {@code CLOSE} at its end ends the connection, {@code HANG} says no more. */
    private void serve(Socket socket) {
        try (socket; BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                asked.add(line);
                while (!in.readLine().isEmpty()) {
                    // headers
                }
                String answer = answers.removeFirst();
                socket.getOutputStream().write(answer.replace("CLOSE", "").replace("HANG", "").getBytes(StandardCharsets.ISO_8859_1));
                if (answer.endsWith("CLOSE")) {
                    return;
                }
            }
        } catch (IOException | RuntimeException left) {
            // the other side went
        }
    }

    @AfterEach
    void close() throws IOException {
        loops.close();
        server.close();
    }

    private String ask(String answer) {
        return ask("GET", answer);
    }

    /** Status and body, or why there are none. */
    private String ask(String method, String answer) {
        answers.add(answer);
        ProviderQuestion question = new ProviderQuestion(method, List.of("X", "y"), new byte[0]);
        URI uri = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/a?b=1");
        return CompletableFuture.completedFuture(question).thenComposeAsync(one -> client.ask(loop, one, uri, InetAddress.getLoopbackAddress(), 500_000_000, 1_000), loop)
                .handle((told, failed) -> failed == null ? told.statusCode() + " " + new String(told.body(), StandardCharsets.ISO_8859_1) : ((Providers.NoAnswer) Providers.cause(failed)).failure().name()).join();
    }

    @Test
    void answers_of_every_length_are_read_and_the_connection_is_kept_where_it_may_be() {
        assertThat(ask("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc")).isEqualTo("200 abc");
        assertThat(ask("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=1\r\nab\r\n1\r\nc\r\n0\r\nT: x\r\n\r\n")).isEqualTo("200 abc");
        assertThat(ask("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200\r\ncontent-length: 0\r\n\r\n")).isEqualTo("200 ");
        assertThat(ask("HTTP/1.1 204 No Content\r\n\r\n")).isEqualTo("204 ");
        assertThat(connections).hasValue(1);
        assertThat(asked).containsOnly("GET /a?b=1 HTTP/1.1");
        assertThat(ask("HTTP/1.1 200 OK\r\n\r\nto the endCLOSE")).isEqualTo("200 to the end");
        assertThat(ask("HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\na")).isEqualTo("200 a");
        assertThat(ask("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\na")).isEqualTo("200 a");
        assertThat(ask("HTTP/1.1 404 Not Found\r\nContent-Length: 1\r\n\r\na")).isEqualTo("404 a");
        assertThat(connections).hasValue(4);
    }

    @Test
    void a_kept_connection_that_was_closed_meanwhile_is_replaced_and_one_that_said_more_is_not_used_again() throws Exception {
        assertThat(ask("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcCLOSE")).isEqualTo("200 abc");
        Thread.sleep(50);
        assertThat(ask("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\naHTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged")).isEqualTo("200 a");
        Thread.sleep(50);
        assertThat(ask("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nb")).isEqualTo("200 b");
        assertThat(connections).hasValue(3);
    }

    @Test
    void what_is_not_an_answer_is_none() {
        for (String nonsense : List.of("hello\r\n\r\n", "HTTP/x 200\r\n\r\n", "HTTP/1.1 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "HTTP/1.1 101 Switching Protocols\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")) {
            assertThat(ask(nonsense)).as(nonsense).isEqualTo("BROKEN");
        }
        assertThat(ask("CLOSE")).isEqualTo("BROKEN");
        assertThat(ask("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabcCLOSE")).isEqualTo("BROKEN");
        assertThat(ask("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabcHANG")).isEqualTo("TIMEOUT");
        assertThat(ask("HANG")).isEqualTo("TIMEOUT");
        for (String large : List.of("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n" + "a".repeat(1_001) + "\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\n" + "a".repeat(1_001) + "CLOSE", "HTTP/1.1 200 OK\r\nX: " + "a".repeat(70_000) + "\r\n\r\n")) {
            assertThat(ask(large)).isEqualTo("TOO_LARGE");
        }
    }

    @Test
    void what_does_more_than_read_is_sent_once() throws Exception {
        assertThat(ask("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcCLOSE")).isEqualTo("200 abc");
        Thread.sleep(50);
        assertThat(ask("POST", "CLOSE")).isEqualTo("BROKEN");
        assertThat(asked).containsExactly("GET /a?b=1 HTTP/1.1", "POST /a?b=1 HTTP/1.1");
    }
}
