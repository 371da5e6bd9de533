package luoshu.trust.messages.internal.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpServer;
import luoshu.kernel.problems.Refused;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.messages.Message;
import luoshu.trust.messages.MessageRefused;
import luoshu.trust.messages.OutboxMessage;
import luoshu.trust.messages.internal.MessageSecrets;
import luoshu.trust.messages.internal.MessageSettings;
import luoshu.trust.signing.Sm3;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks against a real server, which is inside and therefore has to be named in the settings. */
@ServerTest
class WebhookTest {

    @Autowired ApplicationQueries queries;
    @Autowired MessageSecrets secrets;
    @Autowired JsonMapper json;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    private final byte[] secret = new byte[32];
    private final AtomicReference<String> body = new AtomicReference<>("");
    private final AtomicReference<String> signature = new AtomicReference<>("");
    private final AtomicInteger status = new AtomicInteger(200);
    private HttpServer server;
    private WebhookChannel channel;
    private UUID application;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            body.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            signature.set(exchange.getRequestHeaders().getFirst("Luoshu-Signature"));
            byte[] answer = body.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status.get(), answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        String host = "127.0.0.1:" + server.getAddress().getPort();
        channel = new WebhookChannel(queries, secrets, new MessageSettings(null, null, "http://localhost", List.of(host), 730), json, clock);
        String endpoint = "http://" + host + "/hook";
        channel.check(endpoint);
        application = jdbc.sql("""
                insert into messages.application (name, organ, organ_name, duty, region, daily_limit, made_at, made_by, endpoint) values (gen_random_uuid()::text, 'x', 'x', 'x', '41', 1, now(), 'x', :url)
                returning id
                """).param("url", endpoint).query(UUID.class).single();
        jdbc.sql("update messages.application set secret = :secret where id = :id").param("secret", secrets.seal(secret, application.toString())).param("id", application).update();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private OutboxMessage message() {
        return new OutboxMessage(new UUID(1, 2), clock.instant(), Message.Channel.WEBHOOK, application.toString(), "message.status", "{\"type\":\"status\"}", "WAITING", Instant.MAX, null);
    }

    @Test
    void an_address_is_used_when_it_repeated_the_challenge_and_what_goes_there_is_signed() throws Exception {
        assertThatThrownBy(() -> channel.deliver(message())).as("not verified").isInstanceOf(MessageRefused.class);
        channel.challenge(application);
        queries.verified(application, queries.find(application).orElseThrow().endpoint(), clock.instant());
        channel.deliver(message());
        assertThat(body.get()).isEqualTo("{\"type\":\"status\"}");
        long seconds = clock.instant().getEpochSecond();
        String signed = seconds + "." + new UUID(1, 2) + "." + body.get();
        assertThat(signature.get()).startsWith("t=" + seconds + ",id=" + new UUID(1, 2) + ",sha256=")
                .endsWith(",sm3=" + HexFormat.of().formatHex(Sm3.mac(secret, signed.getBytes(StandardCharsets.UTF_8))));
        status.set(500);
        assertThatThrownBy(() -> channel.deliver(message())).as("tried again").isInstanceOf(IOException.class);
        status.set(410);
        assertThatThrownBy(() -> channel.deliver(message())).as("gone for good").isInstanceOf(MessageRefused.class);
        assertThatThrownBy(() -> channel.challenge(application)).isInstanceOf(Refused.class);
    }

    @Test
    void what_is_inside_is_known_in_every_disguise() throws Exception {
        for (String address : List.of("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "255.255.255.255", "224.0.0.1", "198.18.0.1", "::1", "fe80::1",
                "fc00::1", "fd12::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "::")) {
            assertThat(WebhookChannel.inside(InetAddress.getByName(address))).as(address).isTrue();
        }
        for (String address : List.of("1.1.1.1", "114.114.114.114", "172.32.0.1", "2400:3200::1")) {
            assertThat(WebhookChannel.inside(InetAddress.getByName(address))).as(address).isFalse();
        }
    }
}
