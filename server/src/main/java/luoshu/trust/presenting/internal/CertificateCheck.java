package luoshu.trust.presenting.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import luoshu.trust.certificates.Certificate;
import luoshu.trust.certificates.CertificateIdentifier;
import luoshu.trust.certificates.CertificateStanding;
import luoshu.trust.certificates.CertificateState;
import luoshu.trust.certificates.Certificates;
import luoshu.trust.presenting.Outcome;
import luoshu.trust.presenting.Verified;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How a certificate stands now, for who has its code or its file in hand. */
@Component
@Transactional(readOnly = true)
class CertificateCheck {

    record Answer(Outcome outcome, Verified.@Nullable CertificateSeen seen) {
    }

    private final Certificates certificates;
    private final Clock clock;

    CertificateCheck(Certificates certificates, Clock clock) {
        this.certificates = certificates;
        this.clock = clock;
    }

    /** Of a certificate in its newest edition. */
    Answer now(UUID certificate) {
        Certificate found = certificates.find(certificate).orElseThrow();
        return new Answer(outcome(found.state()), seen(found, found.changedAt()));
    }

    /**
     * Of a sealed file that says which certificate it is.
     *
     * @param digest SHA-256 of the file: who has only heard of an identifier learns nothing
     */
    Answer now(CertificateIdentifier identifier, String digest) {
        Optional<CertificateStanding> standing = certificates.standing(identifier, clock.instant()).filter(one -> digest.equals(one.digest()));
        if (standing.isEmpty()) {
            return new Answer(Outcome.NOT_ON_RECORD, null);
        }
        Certificate found = certificates.find(standing.get().certificate()).orElseThrow();
        return new Answer(outcome(standing.get().state()), seen(found, standing.get().since()));
    }

    /** Of an edition that a copy of ours was made from: who has the copy in hand sees whose it is. */
    Answer of(CertificateIdentifier identifier) {
        CertificateStanding standing = certificates.standing(identifier, clock.instant()).orElseThrow();
        return new Answer(outcome(standing.state()), seen(certificates.find(standing.certificate()).orElseThrow(), standing.since()));
    }

    /** Of an identifier, such as the square on a printed face holds: how it stands, never whose it is. */
    Answer now(CertificateIdentifier identifier) {
        Optional<CertificateStanding> standing = certificates.standing(identifier, clock.instant());
        if (standing.isEmpty()) {
            return new Answer(Outcome.NOT_ON_RECORD, null);
        }
        Certificate found = certificates.find(standing.get().certificate()).orElseThrow();
        Outcome outcome = outcome(standing.get().state());
        return new Answer(outcome == Outcome.GENUINE ? Outcome.IN_FORCE : outcome, new Verified.CertificateSeen(found.typeName(), found.number(), null, found.issuer().name(), standing.get().validFrom(),
                standing.get().validTo(), standing.get().since(), standing.get().digest() == null));
    }

    private static Outcome outcome(CertificateState state) {
        return switch (state) {
            case VALID -> Outcome.GENUINE;
            case SUSPENDED -> Outcome.SUSPENDED;
            case EXPIRED -> Outcome.EXPIRED;
            case CANCELLED -> Outcome.REVOKED;
            case SUPERSEDED -> Outcome.SUPERSEDED;
            case NOT_YET_VALID -> Outcome.NOT_YET_VALID;
        };
    }

    private static Verified.CertificateSeen seen(Certificate one, Instant since) {
        return new Verified.CertificateSeen(one.typeName(), one.number(), one.holder().maskedName(), one.issuer().name(), one.validFrom(), one.validTo(), since, one.file() == null);
    }
}
