package luoshu.trust.seals.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import luoshu.trust.seals.CertificateTrust;
import luoshu.trust.seals.CertificateTrust.Use;
import luoshu.trust.seals.Fault;
import luoshu.trust.seals.Finding;

/** What is wrong with a seal and with the certificate that used it, in whatever file it stands. */
final class SealFindings {

    static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private SealFindings() {
    }

    /** @param at when it was used */
    static List<Finding> of(SealRead seal, Instant at, CertificateTrust trust) {
        List<Finding> findings = new ArrayList<>();
        if (!Arrays.equals(seal.algorithm(), Der.SM2_WITH_SM3)) {
            findings.add(new Finding(Fault.SIGNATURE_UNSUPPORTED, seal.id(), "the seal is not signed with SM2 and SM3"));
        } else if (!ForeignSignature.signed(seal.maker(), seal.signature(), seal.messages())) {
            findings.add(new Finding(Fault.SEAL_FORGED, seal.id(), "the maker's signature does not fit the seal"));
        } else {
            switch (trust.standing(seal.maker(), Use.MAKING_SEALS, seal.made())) {
                case TRUSTED -> {
                }
                case REVOKED -> findings.add(new Finding(Fault.MAKER_REVOKED, seal.id(), "the seal-maker's certificate was revoked"));
                case UNDECIDED -> findings.add(new Finding(Fault.STANDING_UNDECIDED, seal.id(), "whether the seal-maker's certificate is revoked cannot be found out"));
                case UNKNOWN, EXPIRED, NOT_YET_VALID -> findings.add(new Finding(Fault.MAKER_UNTRUSTED, seal.id(), "not the certificate of a seal-maker, or not when the seal was made"));
            }
        }
        if (at.isBefore(seal.validFrom())) {
            findings.add(new Finding(Fault.SEAL_NOT_YET_VALID, seal.id(), "valid from " + seal.validFrom() + ", sealed at " + at));
        } else if (at.isAfter(seal.validTo())) {
            findings.add(new Finding(Fault.SEAL_EXPIRED, seal.id(), "valid to " + seal.validTo() + ", sealed at " + at));
        }
        return findings;
    }

    static Optional<Finding> standing(CertificateTrust.Standing standing) {
        return switch (standing) {
            case TRUSTED -> Optional.empty();
            case UNKNOWN -> Optional.of(new Finding(Fault.SIGNER_UNTRUSTED, "", "no chain from the signer's certificate to a trusted root"));
            case NOT_YET_VALID -> Optional.of(new Finding(Fault.SIGNER_NOT_YET_VALID, "", "the signer's certificate was not valid yet"));
            case EXPIRED -> Optional.of(new Finding(Fault.SIGNER_EXPIRED, "", "the signer's certificate had expired"));
            case REVOKED -> Optional.of(new Finding(Fault.SIGNER_REVOKED, "", "the signer's certificate was revoked"));
            case UNDECIDED -> Optional.of(new Finding(Fault.STANDING_UNDECIDED, "", "whether the signer's certificate is revoked cannot be found out"));
        };
    }
}
