package luoshu.trust.signing;

import java.time.Instant;

/** A certificate counts no more from {@code at}. */
public record Revocation(Instant at, RevocationReason reason) {
}
