package luoshu.trust.certificates.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import luoshu.trust.certificates.Certificate;
import luoshu.trust.certificates.CertificateState;
import org.jspecify.annotations.Nullable;

/** A certificate in a list. {@code dataOnly}: taken over from a register, no electronic original yet. */
record CertificateCard(UUID id, String identifier, Text typeName, String number, String holderName, String issuerName, LocalDate validFrom, @Nullable LocalDate validTo,
                       CertificateState state, Instant issuedAt, boolean dataOnly) {

    static CertificateCard of(Certificate one) {
        return new CertificateCard(one.id(), one.identifier().toString(), one.typeName(), one.number(), one.holder().name(), one.issuer().name(), one.validFrom(), one.validTo(), one.state(),
                one.issuedAt(), one.file() == null);
    }
}
