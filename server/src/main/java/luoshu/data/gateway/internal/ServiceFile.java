package luoshu.data.gateway.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.gateway.Maintenance;
import luoshu.kernel.access.Subject;
import org.jspecify.annotations.Nullable;

/** {@code table}: it is served by the platform itself; absent: by a server of the organ. */
record ServiceFile(UUID id, String organ, String organName, String duty, String region, String name, String baseUrl, @Nullable String testUrl, String document, int timeoutMillis, int atOnce,
                   byte @Nullable [] publicKey, List<Maintenance> maintenance, @Nullable Instant readAt, int version, Instant changedAt, String changedBy, @Nullable ServedTable table) {

    /** The one that ends last of those that are on. */
    Optional<Maintenance> maintained(Instant now) {
        return maintenance.isEmpty() ? Optional.empty() : maintenance.stream().filter(one -> one.on(now)).max(Comparator.comparing(Maintenance::until));
    }

    Subject subject() {
        return new Subject(organ, duty, region, 0);
    }
}
