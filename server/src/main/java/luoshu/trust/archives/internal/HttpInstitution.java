package luoshu.trust.archives.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

import luoshu.trust.archives.ArchiveInstitution;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An institution by HTTP: each package {@code PUT <url>/transfers/<batch>/packages/<number>}, then the list {@code POST <url>/transfers/<batch>} with {@code {"list", "signature", "certificates"}} in base64. The
 * answer is {@code {"words", "signature", "certificates"}} in base64, or 202: then it is asked for at {@code GET <url>/transfers/<batch>/receipt}.
 */
@Component
@ConditionalOnExpression("!'${luoshu.archives.institution.url:}'.isEmpty()")
class HttpInstitution implements ArchiveInstitution {

    private static final int LONGEST = 1 << 20;
    private final InstitutionSettings settings;
    private final JsonMapper json;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).followRedirects(HttpClient.Redirect.NEVER).build();

    HttpInstitution(InstitutionSettings settings, JsonMapper json) {
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
    public Optional<Receipt> receive(Transfer transfer) throws IOException {
        for (Item item : transfer.items()) {
            Answer put = send(transfer.batch(), "/packages/" + encode(item.number()), "PUT", HttpRequest.BodyPublishers.ofInputStream(() -> open(item)), "application/zip");
            if (put.status / 100 != 2) {
                throw new IOException("package " + item.number() + " was answered with " + put.status);
            }
        }
        Base64.Encoder base64 = Base64.getEncoder();
        byte[] list = json.writeValueAsBytes(Map.of("list", base64.encodeToString(transfer.list()), "signature", base64.encodeToString(transfer.signature()), "certificates",
                base64.encodeToString(transfer.certificates())));
        return receipt(send(transfer.batch(), "", "POST", HttpRequest.BodyPublishers.ofByteArray(list), "application/json"));
    }

    @Override
    public Optional<Receipt> answer(String batch) throws IOException {
        return receipt(send(batch, "/receipt", "GET", HttpRequest.BodyPublishers.noBody(), "application/json"));
    }

    private static InputStream open(Item item) {
        try {
            return item.content().open();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private record Answer(int status, byte[] body) {
    }

    private Answer send(String batch, String path, String method, HttpRequest.BodyPublisher body, String type) throws IOException {
        URI address = URI.create(settings.url().replaceAll("/+$", "") + "/transfers/" + encode(batch) + path);
        HttpRequest request = HttpRequest.newBuilder(address).timeout(settings.timeout()).header("Content-Type", type).header("Authorization", "Bearer " + settings.token()).method(method, body).build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = answer.body()) {
                return new Answer(answer.statusCode(), in.readNBytes(LONGEST));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }

    private Optional<Receipt> receipt(Answer answer) throws IOException {
        if (answer.status == 202 || answer.status == 404) {
            return Optional.empty();
        }
        if (answer.status != 200) {
            throw new IOException("the institution answered " + answer.status);
        }
        try {
            JsonNode said = json.readTree(answer.body);
            Base64.Decoder base64 = Base64.getDecoder();
            return Optional.of(new Receipt(base64.decode(said.path("words").asString("")), base64.decode(said.path("signature").asString("")), base64.decode(said.path("certificates").asString(""))));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            throw new IOException("the institution's answer cannot be read", unreadable);
        }
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
