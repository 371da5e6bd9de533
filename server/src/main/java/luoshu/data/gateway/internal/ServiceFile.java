package luoshu.data.gateway.internal;

import java.time.Instant;
import java.util.UUID;

import luoshu.data.gateway.ServiceDraft;
import luoshu.kernel.access.Subject;
import org.jspecify.annotations.Nullable;

record ServiceFile(UUID id, String organ, String organName, String duty, String region, String name, String baseUrl, @Nullable String testUrl, String document, int timeoutMillis, int atOnce,
                   byte @Nullable [] publicKey, ServiceDraft.@Nullable Maintenance notice, @Nullable Instant readAt, int version, Instant changedAt, String changedBy) {

    Subject subject() {
        return new Subject(organ, duty, region, 0);
    }
}
