package luoshu.kernel.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few S3 calls a content store needs, path-style, over java.net.http. Every call has a timeout and at most three attempts; every one of them may be repeated. */
final class S3Client {

    private static final int ATTEMPTS = 3;
    private static final Pattern UPLOAD_ID = Pattern.compile("<UploadId>([^<]+)</UploadId>");
    private final FileSettings.S3 settings;
    private final AwsSignature signature;
    private final Clock clock;
    private final HttpClient http;

    S3Client(FileSettings.S3 settings, Clock clock) {
        this.settings = settings;
        this.signature = new AwsSignature(settings.region(), settings.accessKey(), settings.secretKey());
        this.clock = clock;
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(settings.timeout()).build();
    }

    void put(String key, Path file, String sha256) throws IOException {
        expect(200, send("PUT", key, Map.of(), sha256, BodyPublishers.ofFile(file), BodyHandlers.ofString()));
    }

    boolean head(String key) throws IOException {
        int status = send("HEAD", key, Map.of(), AwsSignature.EMPTY, BodyPublishers.noBody(), BodyHandlers.discarding()).statusCode();
        if (status != 200 && status != 404) {
            throw new IOException("S3 answered " + status);
        }
        return status == 200;
    }

    InputStream get(String key, long offset) throws IOException {
        SortedMap<String, String> range = new TreeMap<>();
        if (offset > 0) {
            range.put("range", "bytes=" + offset + "-");
        }
        HttpResponse<InputStream> answer = send("GET", key, Map.of(), AwsSignature.EMPTY, BodyPublishers.noBody(), BodyHandlers.ofInputStream(), range);
        if (answer.statusCode() != (offset > 0 ? 206 : 200)) {
            answer.body().close();
            throw new IOException("S3 answered " + answer.statusCode());
        }
        return answer.body();
    }

    void delete(String key) throws IOException {
        int status = send("DELETE", key, Map.of(), AwsSignature.EMPTY, BodyPublishers.noBody(), BodyHandlers.discarding()).statusCode();
        if (status != 204 && status != 200 && status != 404) {
            throw new IOException("S3 answered " + status);
        }
    }

    /** One part in memory at a time. A failure takes the started upload back, so that its parts are not charged for. */
    void putInParts(String key, Path file, long partBytes) throws IOException {
        HttpResponse<String> started = send("POST", key, Map.of("uploads", ""), AwsSignature.EMPTY, BodyPublishers.noBody(), BodyHandlers.ofString());
        expect(200, started);
        Matcher id = UPLOAD_ID.matcher(started.body());
        if (!id.find()) {
            throw new IOException("S3 started no upload");
        }
        String upload = id.group(1);
        boolean done = false;
        try (FileChannel channel = FileChannel.open(file)) {
            StringBuilder parts = new StringBuilder("<CompleteMultipartUpload>");
            ByteBuffer part = ByteBuffer.allocate((int) partBytes);
            for (int number = 1; channel.position() < channel.size(); number++) {
                part.clear();
                while (part.hasRemaining() && channel.read(part) >= 0) {
                    // until the part is full or the file ends
                }
                byte[] bytes = Arrays.copyOf(part.array(), part.position());
                HttpResponse<String> sent = send("PUT", key, Map.of("partNumber", String.valueOf(number), "uploadId", upload), AwsSignature.sha256(bytes),
                        BodyPublishers.ofByteArray(bytes), BodyHandlers.ofString());
                expect(200, sent);
                String tag = sent.headers().firstValue("ETag").orElseThrow(() -> new IOException("S3 confirmed no part"));
                parts.append("<Part><PartNumber>").append(number).append("</PartNumber><ETag>").append(tag.replace("\"", "&quot;")).append("</ETag></Part>");
            }
            byte[] list = parts.append("</CompleteMultipartUpload>").toString().getBytes(StandardCharsets.UTF_8);
            HttpResponse<String> joined = send("POST", key, Map.of("uploadId", upload), AwsSignature.sha256(list), BodyPublishers.ofByteArray(list), BodyHandlers.ofString());
            expect(200, joined);
            // S3 may say 200 and fail in the body.
            if (joined.body().contains("<Error>")) {
                throw new IOException("S3 could not join the parts");
            }
            done = true;
        } finally {
            if (!done) {
                send("DELETE", key, Map.of("uploadId", upload), AwsSignature.EMPTY, BodyPublishers.noBody(), BodyHandlers.discarding());
            }
        }
    }

    private <T> HttpResponse<T> send(String method, String key, Map<String, String> query, String hash, BodyPublisher body, BodyHandler<T> handler) throws IOException {
        return send(method, key, query, hash, body, handler, new TreeMap<>());
    }

    private <T> HttpResponse<T> send(String method, String key, Map<String, String> query, String hash, BodyPublisher body, BodyHandler<T> handler, SortedMap<String, String> extra)
            throws IOException {
        URI bare = URI.create(settings.endpoint() + "/" + settings.bucket() + "/" + key);
        URI uri = query.isEmpty() ? bare : URI.create(bare + "?" + AwsSignature.query(query));
        IOException last = new IOException("S3 not asked");
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(settings.timeout()).method(method, body);
            signature.headers(method, bare, new TreeMap<>(query), hash, extra, clock.instant()).forEach((name, value) -> {
                if (!name.equals("host")) {
                    request.header(name, value);
                }
            });
            try {
                HttpResponse<T> answer = http.send(request.build(), handler);
                if (answer.statusCode() < 500 || attempt == ATTEMPTS) {
                    return answer;
                }
                last = new IOException("S3 answered " + answer.statusCode());
            } catch (IOException failed) {
                last = failed;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", stopped);
            }
            pause(attempt);
        }
        throw last;
    }

    private static void pause(int attempt) throws IOException {
        try {
            Thread.sleep(100L << attempt);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    private static void expect(int status, HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != status) {
            throw new IOException("S3 answered " + answer.statusCode());
        }
    }
}
