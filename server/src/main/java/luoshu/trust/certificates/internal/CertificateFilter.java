package luoshu.trust.certificates.internal;

import luoshu.trust.certificates.CertificateState;
import org.jspecify.annotations.Nullable;

/** @param q beginning of the number, of the holder's name or code, or the whole identifier */
public record CertificateFilter(@Nullable String q, @Nullable String type, @Nullable CertificateState state, @Nullable String caseNumber) {
}
