package luoshu.trust.usage;

import java.time.Instant;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a holder allowed somebody 授权用证.
 *
 * @param end      the last characters of the receiver's number; empty for an organ
 * @param validTo  it may not be used from then on
 * @param state    as of now
 */
public record Consent(UUID id, UUID certificate, Receiver receiver, String name, String end, Text matter, String purpose, Instant givenAt, Instant validFrom, Instant validTo,
                      int times, int used, @Nullable Instant revokedAt, State state) {

    public enum State { ACTIVE, EXHAUSTED, EXPIRED, REVOKED }
}
