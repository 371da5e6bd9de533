package luoshu.data.gateway.internal;

import java.time.Instant;

import luoshu.trust.signing.Sm3Key;
import org.jspecify.annotations.Nullable;

/** A session a system opened with a signature of {@code key}. Its calls carry an HMAC-SM3 under {@code secret}; {@code ended}: before its time. */
record Session(String id, String key, Instant opened, Instant until, @Nullable Instant ended, Sm3Key secret) {
}
