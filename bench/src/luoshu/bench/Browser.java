package luoshu.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * One user at one keep-alive connection to loopback, with a cookie jar. Blocking, plain sockets: it costs the machine it shares with the server little, and it knows
 * what a library hides – whether a request may have reached the server ({@link Unanswered}) or cannot have ({@link NotSent}).
 * Not for two threads at once; {@link #again()} opens another connection of the same user.
 */
public final class Browser implements AutoCloseable {

    public record Answer(int status, Map<String, String> headers, byte[] body) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public Object json() {
            return Json.read(text());
        }

        public boolean ok() {
            return status >= 200 && status < 300;
        }

        /** The code of a refusal (RFC 9457), or an empty text. */
        public String code() {
            try {
                return String.valueOf(Json.text(json(), "code"));
            } catch (IllegalArgumentException notJson) {
                return "";
            }
        }

        public Answer orThrow(String what) {
            if (!ok()) {
                String said = text();
                throw new IllegalStateException(what + ": " + status + " " + (said.length() > 1500 ? said.substring(0, 1500) : said));
            }
            return this;
        }
    }

    /** Sent, at least in part, and not answered: it may have happened once. */
    public static final class Unanswered extends UncheckedIOException {
        Unanswered(IOException cause) {
            super(cause);
        }
    }

    /** Never sent: no connection. */
    public static final class NotSent extends UncheckedIOException {
        NotSent(IOException cause) {
            super(cause);
        }
    }

    private final int port;
    private final Map<String, String> cookies;
    private int timeoutMillis = 60_000;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    public Browser(int port) {
        this(port, new LinkedHashMap<>());
    }

    private Browser(int port, Map<String, String> cookies) {
        this.port = port;
        this.cookies = cookies;
    }

    /** Another connection with the cookies of this moment. */
    public Browser again() {
        return new Browser(port, new LinkedHashMap<>(cookies));
    }

    /** The same user at another node. */
    public Browser at(int node) {
        return new Browser(node, new LinkedHashMap<>(cookies));
    }

    public Browser timeout(int millis) {
        timeoutMillis = millis;
        return this;
    }

    public int port() {
        return port;
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    public Answer get(String path) {
        return send("GET", path, null, null, Map.of());
    }

    /** A write of JSON with a new Idempotency-Key. */
    public Answer write(String method, String path, Object body) {
        return write(method, path, body, UUID.randomUUID(), null);
    }

    public Answer write(String method, String path, Object body, UUID key, Object version) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Idempotency-Key", key.toString());
        if (version != null) {
            headers.put("If-Match", "\"" + version + "\"");
        }
        return send(method, path, body == null ? null : "application/json", body == null ? null : Json.write(body).getBytes(StandardCharsets.UTF_8), headers);
    }

    public Answer form(String path, Map<String, String> fields) {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&").append(encode(name)).append('=').append(encode(value)));
        return send("POST", path, "application/x-www-form-urlencoded", body.toString().getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public Answer upload(String path, String name, String type, byte[] content, UUID key) {
        String edge = "----" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + edge + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: " + type + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + edge + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send("POST", path, "multipart/form-data; boundary=" + edge, body.toByteArray(), Map.of("Idempotency-Key", key.toString()));
    }

    public Answer send(String method, String path, String type, byte[] body, Map<String, String> headers) {
        StringBuilder head = new StringBuilder(256).append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: localhost:").append(port).append("\r\n");
        if (!method.equals("GET")) {
            head.append("Origin: http://localhost:").append(port).append("\r\nContent-Length: ").append(body == null ? 0 : body.length).append("\r\n");
        }
        head.append("Sec-Fetch-Site: same-origin\r\n");
        if (type != null) {
            head.append("Content-Type: ").append(type).append("\r\n");
        }
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (!cookies.isEmpty()) {
            head.append("Cookie: ");
            String[] between = {""};
            cookies.forEach((name, value) -> {
                head.append(between[0]).append(name).append('=').append(value);
                between[0] = "; ";
            });
            head.append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        boolean fresh = connect();
        try {
            return exchange(start, body, method);
        } catch (IOException failed) {
            close();
            if (!fresh && method.equals("GET")) { // the server had closed an idle connection
                connect();
                try {
                    return exchange(start, body, method);
                } catch (IOException again) {
                    close();
                    throw new Unanswered(again);
                }
            }
            throw new Unanswered(failed);
        }
    }

    private boolean connect() {
        if (socket != null) {
            return false;
        }
        try {
            socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(timeoutMillis);
            socket.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
            in = new BufferedInputStream(socket.getInputStream(), 16_384);
            out = socket.getOutputStream();
            return true;
        } catch (IOException none) {
            close();
            throw new NotSent(none);
        }
    }

    private Answer exchange(byte[] head, byte[] body, String method) throws IOException {
        byte[] whole = head;
        if (body != null) {
            whole = java.util.Arrays.copyOf(head, head.length + body.length);
            System.arraycopy(body, 0, whole, head.length, body.length);
        }
        out.write(whole);
        out.flush();
        String[] status = line().split(" ", 3);
        int code = Integer.parseInt(status[1]);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line; !(line = line()).isEmpty(); ) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            if (name.equals("set-cookie")) {
                remember(value);
            } else {
                headers.put(name, value);
            }
        }
        byte[] content;
        if (method.equals("HEAD") || code == 204 || code == 304) {
            content = new byte[0];
        } else if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            content = chunks();
        } else if (headers.containsKey("content-length")) {
            int length = Integer.parseInt(headers.get("content-length"));
            content = in.readNBytes(length);
            if (content.length < length) {
                throw new EOFException("answer cut short");
            }
        } else {
            content = in.readAllBytes();
            headers.put("connection", "close");
        }
        if ("close".equalsIgnoreCase(headers.get("connection"))) {
            close();
        }
        return new Answer(code, headers, content);
    }

    private void remember(String cookie) {
        String pair = cookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        String name = pair.substring(0, equals).strip();
        String value = pair.substring(equals + 1).strip();
        if (value.isEmpty() || cookie.toLowerCase(Locale.ROOT).contains("max-age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line().split(";")[0].strip(), 16);
            byte[] chunk = in.readNBytes(size);
            if (chunk.length < size) {
                throw new EOFException("answer cut short");
            }
            whole.writeBytes(chunk);
            line();
            if (size == 0) {
                return whole.toByteArray();
            }
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(64);
        for (int b; (b = in.read()) != '\n'; ) {
            if (b < 0) {
                throw new EOFException("connection closed");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** Follows redirects, on this machine only, to the page that is neither; answers it with its path in header {@code :path}. */
    public Answer follow(Answer answer, String path) {
        for (int hops = 0; answer.status() / 100 == 3 && hops < 12; hops++) {
            path = path(answer.headers().get("location"), path);
            answer = get(path);
        }
        answer.headers().put(":path", path);
        return answer;
    }

    private String path(String location, String from) {
        if (location.startsWith("http")) {
            java.net.URI uri = java.net.URI.create(location);
            if (uri.getPort() != port) {
                throw new IllegalStateException("redirected away from this server: " + location);
            }
            return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        }
        return location.startsWith("/") ? location : from.substring(0, from.lastIndexOf('/') + 1) + location;
    }

    public static String encode(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException ignored) {
                // closing is all that was wanted
            }
            socket = null;
        }
    }
}
