package luoshu.trust.certificates.internal;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** UUIDs of version 7, for rows whose id is needed before they are written. */
final class SortedIds {

    private static final SecureRandom RANDOM = new SecureRandom();

    private SortedIds() {
    }

    static UUID at(Instant moment) {
        long random = RANDOM.nextLong();
        long high = moment.toEpochMilli() << 16 | 0x7000 | random & 0x0FFF;
        return new UUID(high, RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }
}
