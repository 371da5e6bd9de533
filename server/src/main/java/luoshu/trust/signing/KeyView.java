package luoshu.trust.signing;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** A key as its administrators see it. {@code subject} is empty for the platform's own; serial and validity are missing where no certificate goes with the key. */
public record KeyView(String id, KeyPurpose purpose, Algorithm algorithm, String subject, String name, State state, Instant madeAt, @Nullable Instant endedAt,
                      @Nullable RevocationReason revocationReason, @Nullable String revocationNote, @Nullable String issuer, @Nullable String serial, @Nullable Instant notBefore,
                      @Nullable Instant notAfter, long uses, @Nullable Instant lastUsedAt) {

    /** REPLACED keys sign no more and still verify. */
    public enum State { IN_USE, REPLACED, REVOKED }
}
