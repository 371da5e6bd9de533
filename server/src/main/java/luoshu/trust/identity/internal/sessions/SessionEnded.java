package luoshu.trust.identity.internal.sessions;

import java.util.UUID;

/** A provider session has ended: clients that took part are told (back-channel logout). */
public record SessionEnded(UUID session, UUID account) {
}
