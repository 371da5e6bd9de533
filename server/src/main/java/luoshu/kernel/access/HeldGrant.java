package luoshu.kernel.access;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** One row of the history of grants: who held which role at which post, from whom, from when to when. */
public record HeldGrant(UUID id, UUID account, UUID post, String role, String organ, String duty, String jurisdiction, int ceiling, UUID grantedBy, Instant grantedAt,
                        @Nullable UUID revokedBy, @Nullable Instant revokedAt) {

    public boolean current() {
        return revokedAt == null;
    }
}
