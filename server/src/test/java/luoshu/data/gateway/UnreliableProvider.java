package luoshu.data.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A real HTTP server of a department, which may be ill. */
public final class UnreliableProvider implements AutoCloseable {

    public enum Mood { WELL, HANGS, DRIPS, FAILS, TALKS_NONSENSE, TALKS_WITHOUT_END, BREAKS_OFF, KNOWS_NOTHING, REDIRECTS }

    /** What was asked: the request line, and headers in lower case. */
    public record Asked(String line, Map<String, String> headers) {
    }

    static final String ROWS = """
            {"code":0,"internal":"secret","data":{"total":3,"list":[
              {"XM":"张三","SFZH":"411525199001011234","SJH":"13800001234","ZT":"在保","QH":"411525","GZ":9000},
              {"XM":"李四","SFZH":"411525199001015678","SJH":"13900005678","ZT":"停保","QH":"411502","GZ":100},
              {"XM":"王五","SFZH":null,"SJH":13700000000,"ZT":"在保","QH":"411525"}]}}
            """;
    private static final String DOCUMENT = """
            openapi: 3.0.3
            info: {title: 参保查询, version: "1"}
            paths:
              /persons/{id}:
                get:
                  summary: 按证件号查询
                  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                  responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Person"}}}}}
              /persons:
                get:
                  summary: 按条件查询
                  parameters: [{name: status, in: query, required: true, schema: {type: string}}, {name: page, in: query, schema: {type: integer}}]
                  responses: {"200": {description: ok}}
                post:
                  summary: 批量核对
                  responses: {"200": {description: ok}}
            components: {schemas: {Person: {type: object, properties: {ZT: {type: string}}}}}
            """;

    public final AtomicInteger calls = new AtomicInteger();
    final List<Asked> asked = new CopyOnWriteArrayList<>();
    public volatile Mood mood = Mood.WELL;
    public volatile String rows = ROWS;
    volatile String document = DOCUMENT;
    volatile Function<Asked, Map<String, String>> moreHeaders = _ -> Map.of();
    private final ServerSocket listening;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    public UnreliableProvider() {
        try {
            listening = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> {
            while (!listening.isClosed()) {
                try {
                    Socket socket = listening.accept();
                    open.add(socket);
                    Thread.ofVirtual().start(() -> serve(socket));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    String address() {
        return "http://127.0.0.1:" + listening.getLocalPort() + "/api";
    }

    private void serve(Socket socket) {
        try (socket; BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1)); OutputStream out = socket.getOutputStream()) {
            for (Asked one = read(in); one != null; one = read(in)) {
                if (one.line().contains("/openapi")) {
                    answer(out, 200, "application/yaml", document.getBytes(StandardCharsets.UTF_8), Map.of());
                } else {
                    calls.incrementAndGet();
                    asked.add(one);
                    behave(one, out, socket);
                }
            }
        } catch (IOException | InterruptedException left) {
            open.remove(socket);
        }
    }

    private static Asked read(BufferedReader in) throws IOException {
        String line = in.readLine();
        if (line == null) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>();
        for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
            headers.put(header.substring(0, header.indexOf(':')).toLowerCase(), header.substring(header.indexOf(':') + 1).strip());
        }
        char[] body = new char[Integer.parseInt(headers.getOrDefault("content-length", "0"))];
        for (int at = 0; at < body.length; ) {
            at += Math.max(0, in.read(body, at, body.length - at));
        }
        return new Asked(line, headers);
    }

    private void behave(Asked one, OutputStream out, Socket socket) throws IOException, InterruptedException {
        switch (mood) {
            case WELL -> answer(out, 200, "application/json", rows.getBytes(StandardCharsets.UTF_8), moreHeaders.apply(one));
            case KNOWS_NOTHING -> answer(out, 404, "application/json", "{}".getBytes(StandardCharsets.UTF_8), Map.of());
            case FAILS -> answer(out, 500, "text/plain", "java.lang.NullPointerException".getBytes(StandardCharsets.UTF_8), Map.of());
            case REDIRECTS -> answer(out, 302, "text/plain", new byte[0], Map.of("Location", "http://127.0.0.1:1/"));
            case TALKS_NONSENSE -> answer(out, 200, "application/json", "<html>登录</html>".getBytes(StandardCharsets.UTF_8), Map.of());
            case HANGS -> Thread.sleep(30_000);
            case BREAKS_OFF -> {
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"a\":".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                socket.close();
            }
            case DRIPS -> {
                out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < 100_000; i++) {
                    out.write(' ');
                    out.flush();
                    Thread.sleep(50);
                }
            }
            case TALKS_WITHOUT_END -> {
                byte[] megabyte = " ".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
                out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 50000000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < 50; i++) {
                    out.write(megabyte);
                }
            }
        }
    }

    private static void answer(OutputStream out, int status, String type, byte[] body, Map<String, String> more) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n");
        more.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : new ArrayList<>(open)) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
