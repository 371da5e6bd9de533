package luoshu.data.gateway;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** {@code signs}: answers are signed; {@code readAt}: when its document was last read; {@code maintenance}: on or to come; {@code table}: the platform serves it, with {@code baseUrl} {@code table:<schema>.<name>}; absent: a server of the organ does. */
public record ServiceView(UUID id, String organ, String organName, String name, String baseUrl, @Nullable String testUrl, String document, int timeoutMillis, int atOnce, boolean signs,
                          List<Maintenance> maintenance, int version, @Nullable Instant readAt, List<ServiceOperation> operations, ServiceHealth health, Instant changedAt, String changedBy, @Nullable ServedTableView table) {
}
