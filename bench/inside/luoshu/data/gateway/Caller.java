package luoshu.data.gateway;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One connection that is kept as long as the other side keeps it. */
final class Caller implements AutoCloseable {

    record Told(int status, Map<String, String> headers, byte[] body) {
    }

    private final int port;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    Caller(int port) throws IOException {
        this.port = port;
        connect();
    }

    private void connect() throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
        in = new BufferedInputStream(socket.getInputStream(), 8_192);
        out = socket.getOutputStream();
    }

    Told ask(String request, byte[] body) throws IOException {
        byte[] head = request.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = java.util.Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        out.write(all);
        int status = Integer.parseInt(line().substring(9, 12));
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int at = header.indexOf(':');
            headers.put(header.substring(0, at).toLowerCase(Locale.ROOT), header.substring(at + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "-1"));
        if (length < 0) {
            throw new IOException("no length: " + status + " " + headers);
        }
        Told told = new Told(status, headers, in.readNBytes(length));
        if ("close".equalsIgnoreCase(headers.get("connection"))) { // Tomcat does after a hundred
            close();
            connect();
        }
        return told;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection ended");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
