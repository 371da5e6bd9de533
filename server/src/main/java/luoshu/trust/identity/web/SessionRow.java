package luoshu.trust.identity.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One of my sessions. */
public record SessionRow(UUID id, String client, String device, String address, Instant signedInAt, Instant lastSeenAt, boolean current, List<String> factors) {
}
