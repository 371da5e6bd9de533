package luoshu.data.gateway.internal;

import java.time.Instant;
import java.util.UUID;

/** Ids whose order is that of time (RFC 9562, version 7), so that the index of a growing table is written at its end. */
final class TimeOrdered {

    private TimeOrdered() {
    }

    static UUID uuid(Instant at) {
        UUID random = UUID.randomUUID();
        return new UUID(at.toEpochMilli() << 16 | 0x7000L | random.getMostSignificantBits() & 0x0fffL, random.getLeastSignificantBits());
    }
}
