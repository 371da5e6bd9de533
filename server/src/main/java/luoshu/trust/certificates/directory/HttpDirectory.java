package luoshu.trust.certificates.directory;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.trust.certificates.DirectoryPlatform;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST <url>} with {@code {"batch", "rows": [up_lic_data …]}}; the answer is {@code {"batch", "receipt", "errors": [{"row_id", "error_remark"}]}}. The batch is the key of repetition on the
 * other side, sent as {@code Idempotency-Key} too.
 */
@Component
@ConditionalOnProperty("luoshu.certificates.directory.url")
class HttpDirectory implements DirectoryPlatform {

    private static final int LONGEST_ANSWER = 8 << 20;
    private static final int LONGEST_REMARK = 500;
    private final DirectorySettings settings;
    private final JsonMapper json;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).followRedirects(HttpClient.Redirect.NEVER).build();

    HttpDirectory(DirectorySettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public boolean simulated() {
        return false;
    }

    @Override
    public Receipt hand(UUID batch, List<Entry> entries) throws IOException {
        byte[] body = json.writeValueAsBytes(Map.of("batch", batch.toString(), "rows", entries.stream().map(HttpDirectory::row).toList()));
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.url())).timeout(settings.timeout()).header("Content-Type", "application/json").header("Accept", "application/json")
                .header("Authorization", "Bearer " + settings.token()).header("Idempotency-Key", batch.toString()).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = answer.body()) {
                return receipt(batch, answer.statusCode(), in.readNBytes(LONGEST_ANSWER));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }

    static Map<String, String> row(Entry entry) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("row_id", entry.key());
        row.put("certificate_type", entry.type());
        row.put("certificate_type_code", entry.typeCode());
        row.put("certificate_name", entry.name());
        row.put("certificate_number", entry.number());
        row.put("certificate_holder", entry.holder());
        row.put("certificate_holder_code", entry.holderCode());
        row.put("certificate_holder_type", entry.holderType());
        row.put("certificate_area_code", entry.areaCode());
        row.put("certificate_source_id", entry.sourceId());
        row.put("issue_dept", entry.issueDept());
        row.put("issue_dept_code", entry.issueDeptCode());
        row.put("issue_date", entry.issueDate().toString());
        row.put("operation", entry.operation());
        return row;
    }

    private Receipt receipt(UUID batch, int status, byte[] answer) throws IOException {
        JsonNode said;
        try {
            said = json.readTree(answer);
        } catch (JacksonException notJson) {
            throw new IOException("answered " + status + " without JSON");
        }
        String receipt = said.path("receipt").asString("");
        if (status != 200 || receipt.isBlank() || receipt.length() > 200 || !batch.toString().equals(said.path("batch").asString(""))) {
            throw new IOException("answered " + status + " and no receipt for this batch");
        }
        Map<String, String> refused = new HashMap<>();
        said.path("errors").forEach(error -> {
            String remark = error.path("error_remark").asString("");
            refused.put(error.path("row_id").asString(""), remark.isBlank() ? "未说明原因" : remark.substring(0, Math.min(LONGEST_REMARK, remark.length())));
        });
        return new Receipt(receipt, refused);
    }
}
