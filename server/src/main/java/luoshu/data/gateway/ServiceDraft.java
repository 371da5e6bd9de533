package luoshu.data.gateway;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP service an organ offers.
 *
 * @param baseUrl       {@code http} or {@code https}, without query; paths of operations are appended
 * @param testUrl       where systems under test are led; absent: nowhere
 * @param document      path of its OpenAPI 3 document below {@code baseUrl}, JSON or YAML
 * @param timeoutMillis most time for one answer, 100–60 000
 * @param atOnce        most calls under way at one time on one node, 1–1 000
 * @param publicKey     PEM of the SM2 key or certificate it signs answers with; absent: it does not
 */
public record ServiceDraft(@NotNull String name, @NotNull String baseUrl, @Nullable String testUrl, @NotNull String document, int timeoutMillis, int atOnce, @Nullable String publicKey) {
}
