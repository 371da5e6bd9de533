package luoshu.trust.seals;

import java.time.Instant;

/** The certificate a seal signs with. {@code serial} in hexadecimal. */
public record SealCertificate(String subject, String issuer, String serial, Instant notBefore, Instant notAfter) {
}
