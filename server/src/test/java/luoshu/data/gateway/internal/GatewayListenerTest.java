package luoshu.data.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import luoshu.data.contracts.Contract;
import luoshu.data.gateway.AskingSystem;
import luoshu.data.gateway.Environment;
import luoshu.data.gateway.GatewayWorld;
import luoshu.data.gateway.UnreliableProvider;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.ledger.Ledger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What is written to the listener of its own, byte for byte, and what it says to it. */
@ServerTest
class GatewayListenerTest {

    private static final int CONNECTIONS = 20;
    @Autowired ApplicationContext context;
    @Autowired Ledger ledger;
    @Autowired TestClock clock;
    private final List<Socket> sockets = new ArrayList<>();
    private UnreliableProvider server;
    private AskingSystem system;
    private Contract contract;
    private GatewayNode node;
    private GatewayListener listener;

    @BeforeEach
    void listen() {
        server = new UnreliableProvider();
        GatewayWorld world = new GatewayWorld(context, server, 1_000);
        system = world.system(Environment.LIVE);
        contract = world.contract();
        node = GatewayNode.of(context, ledger, GatewayNode.settings(10, Duration.ofSeconds(1)));
        listener = new GatewayListener(node.door(), node.loops(), node.settings(), "127.0.0.1");
        listener.start();
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        listener.stop();
        node.close();
        server.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
        socket.setSoTimeout(8_000);
        sockets.add(socket);
        return socket;
    }

    private String question(String more) {
        String path = "/gateway/v1/" + contract.number() + "/persons/411525199001011234";
        Map<String, String> headers = system.headers(clock.instant());
        StringBuilder text = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + more);
        headers.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return text.append("Luoshu-Signature: ").append(system.signature("GET", path, "", headers, new byte[0])).append("\r\n\r\n").toString();
    }

    private static void say(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** {@code end}: the connection is not used again. */
    private record Heard(int status, String body, boolean end) {
    }

    private static Heard hear(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int one = in.read();
            if (one < 0) {
                return new Heard(0, head.toString(), true);
            }
            head.append((char) one);
        }
        String lower = head.toString().toLowerCase(Locale.ROOT);
        int length = Integer.parseInt(lower.replaceAll("(?s).*content-length: (\\d+).*", "$1"));
        return new Heard(Integer.parseInt(head.substring(9, 12)), new String(in.readNBytes(length), StandardCharsets.UTF_8), lower.contains("connection: close"));
    }

    private Heard told(String text) throws IOException {
        Socket socket = connect();
        say(socket, text);
        return hear(socket);
    }

    @Test
    void questions_on_one_connection_are_answered_in_their_order() throws Exception {
        Socket socket = connect();
        say(socket, question(""));
        assertThat(hear(socket)).matches(heard -> heard.status == 200 && !heard.end && heard.body.contains("\"list\""));
        String first = question("");
        say(socket, first + first + question("Connection: close\r\n"));
        assertThat(hear(socket).status).isEqualTo(200);
        assertThat(hear(socket)).matches(heard -> heard.status == 409 && heard.body.contains("replayed"));
        assertThat(hear(socket)).matches(heard -> heard.status == 200 && heard.end);
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
        assertThat(server.calls).hasValue(3);
    }

    @Test
    void what_is_no_question_is_refused_and_nobody_waits_for_it() throws Exception {
        assertThat(told("hello\r\n\r\n").status).isEqualTo(400);
        assertThat(told("GET / HTTP/1.1\r\nHost: x\r\n\r\n")).matches(heard -> heard.status == 400 && heard.body.contains("bad-address"));
        assertThat(told("GET /gateway/v1/x HTTP/1.1\r\nno header\r\n\r\n").status).isEqualTo(400);
        assertThat(told("GET /gateway/v1/x HTTP/1.1\r\nX: " + "a".repeat(60_000) + "\r\n\r\n")).matches(heard -> heard.status == 400 && heard.body.contains("bad-request"));
        assertThat(told("POST /gateway/v1/x HTTP/1.1\r\nContent-Length: 1048577\r\n\r\n")).matches(heard -> heard.status == 413 && heard.end);
        assertThat(told("POST /gateway/v1/x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n100001\r\n" + "a".repeat(0x100001) + "\r\n0\r\n\r\n")).matches(heard -> heard.status == 413 && heard.end);
        assertThat(told("POST /gateway/v1/x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")).matches(heard -> heard.status == 400 && heard.end);
        assertThat(told("POST /gateway/v1/x HTTP/1.1\r\nContent-Length: 10\r\n\r\nab")).as("it never ends").matches(heard -> heard.status == 408 && heard.body.contains("question-slow"));
        assertThat(told(question(""))).as("everybody else is served").matches(heard -> heard.status == 200);
    }

    @Test
    void there_are_no_more_connections_than_it_may_have_and_each_that_ends_makes_room() throws Exception {
        for (int i = 0; i < CONNECTIONS; i++) {
            connect();
        }
        Socket more = connect();
        assertThat(more.getInputStream().read()).isEqualTo(-1);
        sockets.getFirst().close();
        long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        Heard heard = new Heard(0, "", true);
        while (heard.status == 0 && System.nanoTime() < until) {
            try {
                heard = told(question(""));
            } catch (SocketException notYet) {
                // what was said to a connection that is closed at once is answered with a reset
            }
        }
        assertThat(heard.status).isEqualTo(200);
    }

    @Test
    void what_is_under_way_is_answered_before_it_stops() throws Exception {
        server.mood = UnreliableProvider.Mood.HANGS;
        Socket socket = connect();
        Socket idle = connect();
        say(socket, question(""));
        Thread.sleep(300);
        Thread stopping = Thread.ofVirtual().start(listener::stop);
        assertThat(idle.getInputStream().read()).isEqualTo(-1);
        assertThat(hear(socket)).matches(heard -> heard.status == 504 && heard.end);
        assertThat(stopping.join(Duration.ofSeconds(10))).isTrue();
    }
}
