package luoshu.trust.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import luoshu.trust.certificates.Certificate;
import luoshu.trust.certificates.CertificateField;
import luoshu.trust.certificates.CertificateState;
import org.jspecify.annotations.Nullable;

/**
 * What a use shows.
 *
 * @param use       by which its pages are asked for until {@code openUntil}
 * @param hasFile   false for stock taken over without files
 */
public record UsedCertificate(UUID use, Instant openUntil, Text name, String number, String identifier, String holderName, String holderCode, String issuerName, LocalDate validFrom,
                              @Nullable LocalDate validTo, CertificateState state, List<CertificateField> fields, boolean hasFile) {

    public static UsedCertificate of(UUID use, Instant openUntil, Certificate one) {
        return new UsedCertificate(use, openUntil, one.typeName(), one.number(), one.identifier().toString(), one.holder().name(), one.holder().code(), one.issuer().name(), one.validFrom(),
                one.validTo(), one.state(), one.fields(), one.file() != null);
    }
}
