package luoshu.trust.ledger.internal.notary;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import luoshu.trust.ledger.CheckpointNotary;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls {@code keep(origin, size, root)} of the contract through WeBASE-Front, {@code POST /WeBASE-Front/trans/handleWithSign}; the answer is the receipt of the transaction. */
@Component
@ConditionalOnProperty("luoshu.ledger.notary.url")
class FiscoNotary implements CheckpointNotary {

    private static final String STRING = "string";
    private static final Map<String, Object> KEEP = Map.of("type", "function", "name", "keep", "constant", false, "payable", false, "stateMutability", "nonpayable", "outputs", List.of(),
            "inputs", List.of(Map.of("name", "origin", "type", STRING), Map.of("name", "size", "type", "uint256"), Map.of("name", "root", "type", STRING)));
    private static final int LONGEST_ANSWER = 1 << 20;

    private final NotarySettings settings;
    private final JsonMapper json;
    private final URI address;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).followRedirects(HttpClient.Redirect.NEVER).build();

    FiscoNotary(NotarySettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
        this.address = URI.create(settings.url().replaceAll("/+$", "") + "/WeBASE-Front/trans/handleWithSign");
    }

    @Override
    public String chain() {
        return settings.chain();
    }

    @Override
    public Kept keep(String origin, long size, byte[] root) throws IOException {
        byte[] body = json.writeValueAsBytes(Map.of("groupId", settings.group(), "signUserId", settings.signer(), "contractName", "LuoshuNotary", "contractAddress", settings.contract(),
                "contractAbi", List.of(KEEP), "funcName", "keep", "funcParam", List.of(origin, String.valueOf(size), HexFormat.of().formatHex(root)), "useCns", false));
        HttpRequest request = HttpRequest.newBuilder(address).timeout(settings.timeout()).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = answer.body()) {
                return receipt(answer.statusCode(), in.readNBytes(LONGEST_ANSWER));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }

    private Kept receipt(int status, byte[] answer) throws IOException {
        JsonNode receipt;
        try {
            receipt = json.readTree(answer);
        } catch (JacksonException notJson) {
            throw new IOException("answered " + status + " without JSON");
        }
        String transaction = receipt.path("transactionHash").asString("");
        String outcome = receipt.path("status").asString("");
        if (status != 200 || !transaction.matches("0x[0-9a-fA-F]{64}") || !(outcome.equals("0") || outcome.equals("0x0"))) {
            throw new IOException("answered " + status + " " + receipt.path("code").asString("") + " " + receipt.path("errorMessage").asString(receipt.path("message").asString(outcome)));
        }
        return new Kept(transaction, receipt.path("blockNumber").asString(""));
    }
}
