package luoshu.trust.identity.internal.sessions;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A session. {@code seat}: the capacity (portal) or post (workbench) chosen; null until one is. */
public record Session(UUID id, SessionKind kind, UUID account, @Nullable UUID parent, @Nullable UUID seat, List<String> factors, String device, String address,
                      Instant signedInAt, Instant lastSeenAt, Instant expiresAt) {
}
