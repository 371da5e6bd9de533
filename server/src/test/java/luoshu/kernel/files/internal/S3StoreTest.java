package luoshu.kernel.files.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3StoreTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-04-20T01:00:00Z"), ZoneOffset.UTC);
    @TempDir Path folder;
    private S3Double server;
    private S3Store store;

    @BeforeEach
    void start() throws IOException {
        server = new S3Double("KEY", "SECRET");
        store = store("SECRET");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private S3Store store(String secret) {
        FileSettings.S3 settings = new FileSettings.S3(server.address(), "cn-henan", "bucket", "KEY", secret, "luoshu/", 1 << 20, Duration.ofSeconds(10));
        return new S3Store(new S3Client(settings, NOW), settings);
    }

    private Path file(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Files.write(folder.resolve("f" + size), bytes);
    }

    private String put(int size) throws IOException {
        Path file = file(size);
        String sha256 = Incoming.sha256(file);
        store.put(sha256, file);
        return sha256;
    }

    @Test
    void what_is_put_is_there_is_read_and_is_removed() throws IOException {
        String sha256 = put(100_000);
        assertThat(store.has(sha256)).isTrue();
        byte[] whole = store.open(sha256, 0).readAllBytes();
        assertThat(AwsSignature.sha256(whole)).isEqualTo(sha256);
        assertThat(store.open(sha256, 99_990).readAllBytes()).isEqualTo(java.util.Arrays.copyOfRange(whole, 99_990, 100_000));
        store.remove(sha256);
        store.remove(sha256);
        assertThat(store.has(sha256)).isFalse();
        assertThatThrownBy(() -> store.open(sha256, 0)).isInstanceOf(IOException.class);
    }

    @Test
    void a_great_content_goes_in_parts_and_is_joined() throws IOException {
        String sha256 = put((3 << 20) + 17);
        assertThat(AwsSignature.sha256(store.open(sha256, 0).readAllBytes())).isEqualTo(sha256);
        assertThat(server.parts()).isEqualTo(4);
        assertThat(server.open()).isZero();
    }

    @Test
    void an_upload_that_cannot_be_joined_is_taken_back() throws IOException {
        server.refuseJoin();
        assertThatThrownBy(() -> put((2 << 20) + 1)).isInstanceOf(IOException.class);
        assertThat(server.open()).isZero();
    }

    @Test
    void a_moments_failure_is_outlived() throws IOException {
        server.failNext(2);
        assertThat(store.has(put(10))).isTrue();
    }

    @Test
    void the_server_believes_only_the_right_key() throws IOException {
        store = store("WRONG");
        assertThatThrownBy(() -> put(10)).isInstanceOf(IOException.class).hasMessageContaining("403");
    }

    /** The example of Amazon's documentation, "GET Object": key, date and signature are theirs. */
    @Test
    void the_signature_is_the_published_one() {
        var extra = new TreeMap<>(java.util.Map.of("range", "bytes=0-9"));
        var headers = new AwsSignature("us-east-1", "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY").headers("GET",
                URI.create("https://examplebucket.s3.amazonaws.com/test.txt"), new TreeMap<>(), AwsSignature.EMPTY, extra, Instant.parse("2013-05-24T00:00:00Z"));
        assertThat(headers.get("authorization")).endsWith("Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }
}
