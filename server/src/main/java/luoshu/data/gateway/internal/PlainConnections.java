package luoshu.data.gateway.internal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Questions without a body over HTTP/1.1 without encryption, on connections that are kept: a virtual thread that waits for its socket costs a fraction of what the JDK's client does for each call. The address is the one that was judged, not one
 * looked up again.
 */
final class PlainConnections {

    private static final long IDLE = TimeUnit.SECONDS.toNanos(15);
    private static final int MOST_IDLE = 128;
    private static final int LONGEST_HEAD = 64 * 1024;
    private static final int LINE = 256;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,12}");
    private static final Pattern CHUNK = Pattern.compile("[0-9a-fA-F]{1,7}");
    private static final int BUFFER = 8_192;

    /** The answer is larger than it may be. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;

        TooLarge() {
            super("too large");
        }
    }

    private record Place(InetAddress address, int port) {
    }

    private static final class Connection {
        private final Socket socket;
        private final InputStream in;
        private long used;

        Connection(Place place, int millis) throws IOException {
            socket = new Socket();
            try {
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(place.address, place.port), millis);
                in = new BufferedInputStream(new Timed(socket.getInputStream()), BUFFER);
            } catch (IOException failed) {
                socket.close();
                throw failed;
            }
        }

        /** Each read waits for what is left of the whole, no more. */
        private final class Timed extends InputStream {
            private final InputStream from;

            Timed(InputStream from) {
                this.from = from;
            }

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                socket.setSoTimeout(left(until));
                return from.read(into, offset, length);
            }

            @Override
            public int available() throws IOException {
                return from.available();
            }
        }

        private long until;

        /** Nothing came that was not asked for: it would be taken for the answer to the next question. */
        boolean silent() {
            try {
                return in.available() == 0;
            } catch (IOException gone) {
                return false;
            }
        }

        void close() {
            try {
                socket.close();
            } catch (IOException gone) {
                // it is not used again
            }
        }
    }

    private static final class Idle {
        private final ConcurrentLinkedDeque<Connection> connections = new ConcurrentLinkedDeque<>();
        private final AtomicInteger count = new AtomicInteger();
    }

    private final ConcurrentHashMap<Place, Idle> idle = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * @param until nanosecond of {@link System#nanoTime} by which the last byte must be here
     * @throws SocketTimeoutException it is not
     * @throws TooLarge               it is larger than {@code most}
     */
    Providers.Told ask(HttpRequest request, InetAddress address, long until, int connectMillis, int most) throws IOException {
        URI uri = request.uri();
        Place place = new Place(address, uri.getPort() < 0 ? 80 : uri.getPort());
        Connection kept = kept(place);
        if (kept != null) {
            try {
                return ask(kept, place, request, until, most);
            } catch (SocketTimeoutException | TooLarge late) {
                throw late;
            } catch (Unanswered closed) {
                // closed by the other side while it was not used: nothing of an answer came, and what is asked here only reads
            }
        }
        return ask(new Connection(place, Math.min(connectMillis, left(until))), place, request, until, most);
    }

    /** The other side ended the connection before it said anything. */
    private static final class Unanswered extends EOFException {
        private static final long serialVersionUID = 1;

        Unanswered() {
            super("no answer");
        }
    }

    private static int left(long until) throws SocketTimeoutException {
        long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        if (left <= 0) {
            throw new SocketTimeoutException("late");
        }
        return (int) Math.min(Integer.MAX_VALUE, left);
    }

    private @Nullable Connection kept(Place place) {
        Idle all = idle.get(place);
        if (all == null) {
            return null;
        }
        for (Connection one = all.connections.pollFirst(); one != null; one = all.connections.pollFirst()) {
            all.count.decrementAndGet();
            if (System.nanoTime() - one.used < IDLE && one.silent()) {
                return one;
            }
            one.close();
        }
        return null;
    }

    private void keep(Place place, Connection one) {
        Idle all = idle.computeIfAbsent(place, _ -> new Idle());
        if (closed || all.count.get() >= MOST_IDLE || !one.silent()) {
            one.close();
            return;
        }
        one.used = System.nanoTime();
        all.count.incrementAndGet();
        all.connections.addFirst(one);
    }

    private Providers.Told ask(Connection on, Place place, HttpRequest request, long until, int most) throws IOException {
        boolean again = false;
        try {
            on.until = until;
            send(on, request);
            List<String> head = head(on);
            int status = status(head.getFirst());
            HttpHeaders headers = headers(head);
            boolean whole = status == 204 || status == 304;
            boolean chunked = headers.firstValue("transfer-encoding").orElse("").toLowerCase(Locale.ROOT).contains("chunked");
            long length = length(headers);
            byte[] body = whole ? new byte[0] : chunked ? chunks(on, most) : length >= 0 ? exactly(on, length, most) : rest(on, most);
            again = (whole || chunked || length >= 0) && head.getFirst().startsWith("HTTP/1.1") && !headers.firstValue("connection").orElse("").toLowerCase(Locale.ROOT).contains("close");
            return new Providers.Told(status, headers, body);
        } finally {
            if (again) {
                keep(place, on);
            } else {
                on.close();
            }
        }
    }

    private static void send(Connection on, HttpRequest request) throws Unanswered {
        URI uri = request.uri();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        StringBuilder text = new StringBuilder(1_024).append(request.method()).append(' ').append(path);
        if (uri.getRawQuery() != null) {
            text.append('?').append(uri.getRawQuery());
        }
        text.append(" HTTP/1.1\r\nHost: ").append(uri.getRawAuthority()).append("\r\n");
        request.headers().map().forEach((name, values) -> values.forEach(value -> text.append(name).append(": ").append(value).append("\r\n")));
        try {
            on.socket.getOutputStream().write(text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException broken) {
            throw new Unanswered();
        }
    }

    /** The lines up to the empty one; what only announces an answer is passed over. */
    private static List<String> head(Connection on) throws IOException {
        int size = 0;
        List<String> lines = new ArrayList<>();
        while (true) {
            String line = line(on, lines.isEmpty() && size == 0);
            size += line.length() + 2;
            if (size > LONGEST_HEAD) {
                throw new TooLarge();
            }
            if (!line.isEmpty()) {
                lines.add(line);
            } else if (lines.isEmpty() || status(lines.getFirst()) < 200) {
                lines.clear();
            } else {
                return lines;
            }
        }
    }

    private static String line(Connection on, boolean first) throws IOException {
        StringBuilder line = new StringBuilder(LINE);
        while (true) {
            int c;
            try {
                c = on.in.read();
            } catch (SocketTimeoutException late) {
                throw late;
            } catch (IOException reset) {
                if (first && line.isEmpty()) {
                    throw new Unanswered();
                }
                throw reset;
            }
            if (c < 0) {
                throw first && line.isEmpty() ? new Unanswered() : new EOFException("in the head");
            }
            if (c == '\n') {
                return line.toString();
            }
            if (c != '\r') {
                line.append((char) c);
            }
            if (line.length() > LONGEST_HEAD) {
                throw new TooLarge();
            }
        }
    }

    private static int status(String line) throws IOException {
        if (!STATUS.matcher(line).matches()) {
            throw new IOException("not HTTP");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private static HttpHeaders headers(List<String> head) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String line : head.subList(1, head.size())) {
            int at = line.indexOf(':');
            if (at < 1) {
                throw new IOException("not a header");
            }
            headers.computeIfAbsent(line.substring(0, at).toLowerCase(Locale.ROOT), _ -> new ArrayList<>()).add(line.substring(at + 1).strip());
        }
        return HttpHeaders.of(headers, (_, _) -> true);
    }

    private static long length(HttpHeaders headers) throws IOException {
        List<String> all = headers.allValues("content-length");
        if (all.isEmpty()) {
            return -1;
        }
        if (all.stream().distinct().count() > 1 || !LENGTH.matcher(all.getFirst()).matches()) {
            throw new IOException("not a length");
        }
        return Long.parseLong(all.getFirst());
    }

    private static byte[] exactly(Connection on, long length, int most) throws IOException {
        if (length > most) {
            throw new TooLarge();
        }
        byte[] body = on.in.readNBytes((int) length);
        if (body.length < length) {
            throw new EOFException("in the body");
        }
        return body;
    }

    private static byte[] chunks(Connection on, int most) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line(on, false).replaceFirst(";.*", "").strip();
            if (!CHUNK.matcher(size).matches()) {
                throw new IOException("not a chunk");
            }
            int length = Integer.parseInt(size, 16);
            if (length == 0) {
                while (!line(on, false).isEmpty()) {
                    // trailers mean nothing here
                }
                return body.toByteArray();
            }
            body.write(exactly(on, length, most - body.size()));
            if (!line(on, false).isEmpty()) {
                throw new IOException("not a chunk");
            }
        }
    }

    private static byte[] rest(Connection on, int most) throws IOException {
        byte[] body = on.in.readNBytes(most + 1);
        if (body.length > most) {
            throw new TooLarge();
        }
        return body;
    }

    void close() {
        closed = true;
        idle.values().forEach(all -> all.connections.forEach(Connection::close));
    }
}
