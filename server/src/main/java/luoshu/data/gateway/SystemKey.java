package luoshu.data.gateway;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** {@code id}: 32 hexadecimal digits of the SM3 of the 65 bytes 04‖x‖y; {@code certificate}: it came in one. */
public record SystemKey(String id, boolean certificate, Instant validFrom, Instant validUntil, Instant madeAt, String madeBy, @Nullable Instant revokedAt, @Nullable String revokedWhy) {
}
