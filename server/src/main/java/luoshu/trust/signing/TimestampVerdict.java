package luoshu.trust.signing;

import java.time.Instant;

/** What a time stamp proves. */
public sealed interface TimestampVerdict {

    /** The digest existed at {@code at}. */
    record Valid(Instant at, String authority) implements TimestampVerdict {
    }

    record Malformed(String why) implements TimestampVerdict {
    }

    /** A stamp, but of something else. */
    record OtherContent() implements TimestampVerdict {
    }

    record BadSignature() implements TimestampVerdict {
    }

    /** The stamp's own certificate was not good at the time it states. */
    record BadCertificate(ChainVerdict chain) implements TimestampVerdict {
    }
}
