package luoshu.trust.ledger.internal.notary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;
import luoshu.trust.ledger.CheckpointNotary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is said to WeBASE-Front and what its answers mean; the chain itself does not run here. */
class FiscoNotaryTest {

    private static final String CONTRACT = "0x" + "ab".repeat(20);
    private static final String TRANSACTION = "0x" + "1f".repeat(32);
    private final JsonMapper json = new JsonMapper();
    private HttpServer front;
    private String answer = "";
    private int status = 200;
    private long delay;
    private JsonNode asked;

    @BeforeEach
    void open() throws IOException {
        front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        front.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        front.createContext("/WeBASE-Front/trans/handleWithSign", exchange -> {
            asked = json.readTree(exchange.getRequestBody().readAllBytes());
            try {
                Thread.sleep(delay);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        front.start();
    }

    @AfterEach
    void close() {
        front.stop(0);
    }

    private CheckpointNotary.Kept keep() throws IOException {
        NotarySettings settings = new NotarySettings("http://127.0.0.1:" + front.getAddress().getPort() + "/", "FISCO BCOS", "group0", "luoshu", CONTRACT, Duration.ofHours(1), Duration.ofMillis(500));
        return new FiscoNotary(settings, json).keep("log.test/henan", 700, new byte[32]);
    }

    private void refused(String answered, String why) {
        answer = answered;
        assertThatThrownBy(this::keep).isInstanceOf(IOException.class).hasMessageContaining(why);
    }

    @Test
    void theReceiptOfTheTransactionIsKept() throws IOException {
        answer = "{\"transactionHash\":\"" + TRANSACTION + "\",\"blockNumber\":\"4711\",\"status\":\"0x0\",\"output\":\"0x\"}";
        assertThat(keep()).isEqualTo(new CheckpointNotary.Kept(TRANSACTION, "4711"));
        assertThat(asked.path("signUserId").asString()).isEqualTo("luoshu");
        assertThat(asked.path("contractAddress").asString()).isEqualTo(CONTRACT);
        assertThat(asked.path("funcName").asString()).isEqualTo("keep");
        assertThat(asked.path("funcParam")).isEqualTo(json.readTree("[\"log.test/henan\",\"700\",\"" + "00".repeat(32) + "\"]"));
        assertThat(asked.path("contractAbi").path(0).path("inputs").size()).isEqualTo(3);
    }

    @Test
    void anythingElseIsARefusal() {
        refused("{\"transactionHash\":\"" + TRANSACTION + "\",\"blockNumber\":\"4712\",\"status\":\"0x16\",\"message\":\"another root stands here\"}", "another root stands here");
        refused("{\"code\":201008,\"errorMessage\":\"user not exist\"}", "user not exist");
        refused("<html>busy</html>", "without JSON");
        refused("{\"transactionHash\":\"0x1\",\"status\":\"0x0\"}", "answered 200");
        status = 500;
        refused("{\"code\":101001,\"errorMessage\":\"system error\"}", "answered 500");
    }

    @Test
    void aFrontThatHangsIsGivenUp() {
        delay = 5_000;
        assertThatThrownBy(this::keep).isInstanceOf(IOException.class);
    }

    @Test
    void halfASettingIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new NotarySettings("http://front:5002", "c", "group0", "", CONTRACT, Duration.ofHours(1), Duration.ofSeconds(1))).hasMessageContaining("signer and contract");
        assertThatThrownBy(() -> new NotarySettings("http://front:5002", "c", "group0", "u", "0x1", Duration.ofHours(1), Duration.ofSeconds(1))).hasMessageContaining("signer and contract");
    }
}
