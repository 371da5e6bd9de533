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

    /** Not after any id of this moment, to the millisecond, and after all earlier ones. */
    static UUID first(Instant at) {
        return new UUID(at.toEpochMilli() << 16 | 0x7000L, 0x8000_0000_0000_0000L);
    }
}
