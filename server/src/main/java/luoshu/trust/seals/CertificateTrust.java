package luoshu.trust.seals;

import java.time.Instant;
import java.util.Optional;

/** What the verifier asks of whoever knows the trusted roots and the revoked certificates. */
public interface CertificateTrust {

    enum Use { MAKING_SEALS, SEALING }

    enum Standing {
        TRUSTED,
        /** No chain to a root that is trusted for this use. */
        UNKNOWN,
        NOT_YET_VALID, EXPIRED, REVOKED,
        /** Whether it is revoked cannot be found out now. */
        UNDECIDED
    }

    /** @param certificate DER, already parsed once without error; {@code at} the moment it was used */
    Standing standing(byte[] certificate, Use use, Instant at);

    /** The moment of an RFC 3161 (GB/T 20520) time stamp if it is genuine and stamps these bytes. */
    Optional<Instant> stamped(byte[] token, byte[] bytes);
}
