package luoshu.trust.identity.web;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A grant, current or past. {@code post} is null when the post is closed. */
public record GrantRow(UUID id, UUID account, String accountName, @Nullable PostRef post, String role, String organ, String jurisdiction, int ceiling, String grantedBy,
                       Instant grantedAt, @Nullable String revokedBy, @Nullable Instant revokedAt) {
}
