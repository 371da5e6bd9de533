package luoshu.kernel.files.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** An S3 that keeps things in memory and believes nobody: it computes each signature and body digest itself, by its own code. */
final class S3Double implements AutoCloseable {

    private static final Pattern AUTHORIZATION = Pattern.compile("AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/s3/aws4_request,SignedHeaders=([^,]+),Signature=([0-9a-f]{64})");
    private final HttpServer server;
    private final String accessKey;
    private final String secret;
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final Map<String, TreeMap<Integer, byte[]>> uploads = new ConcurrentHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger parts = new AtomicInteger();
    private volatile boolean refuseJoin;

    S3Double(String accessKey, String secret) throws IOException {
        this.accessKey = accessKey;
        this.secret = secret;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int parts() {
        return parts.get();
    }

    int open() {
        return uploads.size();
    }

    void failNext(int count) {
        failures.set(count);
    }

    void refuseJoin() {
        refuseJoin = true;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            answer(exchange, 503, new byte[0]);
        } else if (!signed(exchange, body)) {
            answer(exchange, 403, new byte[0]);
        } else {
            act(exchange, body);
        }
    }

    private void act(HttpExchange exchange, byte[] body) throws IOException {
        String key = exchange.getRequestURI().getPath();
        Map<String, String> query = query(exchange);
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                if (query.containsKey("uploadId")) {
                    parts.incrementAndGet();
                    uploads.get(query.get("uploadId")).put(Integer.parseInt(query.get("partNumber")), body);
                    exchange.getResponseHeaders().set("ETag", "\"" + AwsSignature.sha256(body).substring(0, 32) + "\"");
                } else {
                    objects.put(key, body);
                }
                answer(exchange, 200, new byte[0]);
            }
            case "POST" -> {
                if (query.containsKey("uploads")) {
                    String id = UUID.randomUUID() + "+/=";
                    uploads.put(id, new TreeMap<>());
                    answer(exchange, 200, ("<InitiateMultipartUploadResult><UploadId>" + id + "</UploadId></InitiateMultipartUploadResult>").getBytes(StandardCharsets.UTF_8));
                } else if (refuseJoin) {
                    answer(exchange, 200, "<Error><Code>InternalError</Code></Error>".getBytes(StandardCharsets.UTF_8));
                } else {
                    ByteArrayOutputStream whole = new ByteArrayOutputStream();
                    uploads.remove(query.get("uploadId")).values().forEach(whole::writeBytes);
                    objects.put(key, whole.toByteArray());
                    answer(exchange, 200, "<CompleteMultipartUploadResult/>".getBytes(StandardCharsets.UTF_8));
                }
            }
            case "DELETE" -> {
                Object gone = query.containsKey("uploadId") ? uploads.remove(query.get("uploadId")) : objects.remove(key);
                answer(exchange, gone == null ? 404 : 204, new byte[0]);
            }
            default -> read(exchange, objects.get(key));
        }
    }

    private static void read(HttpExchange exchange, byte[] object) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (object == null) {
            answer(exchange, 404, new byte[0]);
        } else if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        } else if (range != null) {
            answer(exchange, 206, Arrays.copyOfRange(object, Integer.parseInt(range.replaceAll("\\D", "")), object.length));
        } else {
            answer(exchange, 200, object);
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private boolean signed(HttpExchange exchange, byte[] body) {
        Matcher given = AUTHORIZATION.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        String hash = exchange.getRequestHeaders().getFirst("X-amz-content-sha256");
        if (!given.matches() || !given.group(1).equals(accessKey) || !AwsSignature.sha256(body).equals(hash)) {
            return false;
        }
        StringBuilder headers = new StringBuilder();
        for (String name : given.group(4).split(";")) {
            headers.append(name).append(':').append(exchange.getRequestHeaders().getFirst(name)).append('\n');
        }
        String raw = exchange.getRequestURI().getRawQuery();
        String canonical = String.join("\n", exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(), raw == null ? "" : sorted(raw), headers.toString(), given.group(4), hash);
        String scope = given.group(2) + "/" + given.group(3) + "/s3/aws4_request";
        String text = "AWS4-HMAC-SHA256\n" + exchange.getRequestHeaders().getFirst("X-amz-date") + "\n" + scope + "\n" + digest(canonical);
        byte[] key = hmac(hmac(hmac(hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), given.group(2)), given.group(3)), "s3"), "aws4_request");
        return HexFormat.of().formatHex(hmac(key, text)).equals(given.group(5));
    }

    private static String sorted(String raw) {
        String[] parts = raw.split("&");
        Arrays.sort(parts);
        return String.join("&", parts);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new TreeMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        if (raw != null) {
            for (String part : raw.split("&")) {
                String[] pair = part.split("=", 2);
                query.put(pair[0], pair.length < 2 ? "" : java.net.URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
