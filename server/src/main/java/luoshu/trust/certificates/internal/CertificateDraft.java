package luoshu.trust.certificates.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import luoshu.trust.certificates.CertificateHolder;
import luoshu.trust.certificates.CertificateIdentifier;
import luoshu.trust.certificates.CertificateIssuer;
import org.jspecify.annotations.Nullable;

/**
 * All that one edition says.
 *
 * @param holderCode number of the holder in clear, for the file's metadata only; empty when not known
 * @param values     of the type's fields by name
 */
record CertificateDraft(UUID id, CertificateType type, CertificateIdentifier identifier, String number, CertificateHolder holder, String holderCode, CertificateIssuer issuer,
                        @Nullable String matterCode, Map<String, String> values, LocalDate validFrom, @Nullable LocalDate validTo, LocalDate issuedOn, Instant now) {
}
