package luoshu.trust.messages.internal.applications;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One POST to exactly the address that was checked: a client that resolves the name again could be led elsewhere in between. No redirect, no reuse, a short answer, and one
 * deadline for each wait.
 */
final class PinnedPost {

    record Answer(int status, String body) {
    }

    private static final int MILLIS = 5_000;
    private static final int LONGEST = 8_192;

    private PinnedPost() {
    }

    static Answer send(URI uri, InetAddress address, Map<String, String> headers, byte[] body) throws IOException {
        boolean tls = uri.getScheme().equals("https");
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(address, port), MILLIS);
            plain.setSoTimeout(MILLIS);
            if (!tls) {
                return talk(plain, uri, headers, body);
            }
            try (SSLSocket secure = (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, uri.getHost(), port, true)) {
                SSLParameters parameters = secure.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                if (!uri.getHost().matches("[0-9.]+|\\[.*]")) {
                    parameters.setServerNames(List.of(new SNIHostName(uri.getHost())));
                }
                secure.setSSLParameters(parameters);
                secure.startHandshake();
                return talk(secure, uri, headers, body);
            }
        }
    }

    private static Answer talk(Socket socket, URI uri, Map<String, String> headers, byte[] body) throws IOException {
        String path = (uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath()) + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        StringBuilder head = new StringBuilder("POST ").append(path).append(" HTTP/1.1\r\nHost: ").append(uri.getRawAuthority()).append("\r\nConnection: close\r\nContent-Type: application/json\r\n")
                .append("Content-Length: ").append(body.length).append("\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        OutputStream out = socket.getOutputStream();
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
        return read(socket.getInputStream());
    }

    private static Answer read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[2_048];
        long end = System.nanoTime() + MILLIS * 1_000_000L;
        for (int n; all.size() < LONGEST && System.nanoTime() < end && (n = in.read(buffer)) >= 0; ) {
            all.write(buffer, 0, n);
        }
        String text = all.toString(StandardCharsets.UTF_8);
        int space = text.indexOf(' ');
        if (!text.startsWith("HTTP/1.") || space < 0 || text.length() < space + 4 || !text.substring(space + 1, space + 4).matches("[0-9]{3}")) {
            throw new IOException("the answer is no HTTP");
        }
        int body = text.indexOf("\r\n\r\n");
        return new Answer(Integer.parseInt(text.substring(space + 1, space + 4)), body < 0 ? "" : text.substring(body + 4));
    }
}
