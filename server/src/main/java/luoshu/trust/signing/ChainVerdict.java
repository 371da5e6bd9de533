package luoshu.trust.signing;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What a chain of certificates is worth at a moment. {@code subject} is the distinguished name of the certificate at fault. */
public sealed interface ChainVerdict {

    /** Good at that moment. {@code later}: revoked after it; then only what provably existed before is to be relied on. */
    record Valid(@Nullable Revocation later) implements ChainVerdict {
    }

    record Expired(String subject, Instant since) implements ChainVerdict {
    }

    record NotYetValid(String subject, Instant from) implements ChainVerdict {
    }

    record Revoked(String subject, Revocation revocation) implements ChainVerdict {
    }

    /** Leads to nobody trusted here. {@code issuer}: where it ends. */
    record WrongRoot(String issuer) implements ChainVerdict {
    }

    /** Names an issuer that did not sign it: forged or altered. */
    record BadSignature(String subject) implements ChainVerdict {
    }

    record WrongUsage(String subject, CertificateUse wanted) implements ChainVerdict {
    }

    default boolean valid() {
        return this instanceof Valid;
    }
}
