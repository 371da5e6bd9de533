package luoshu.trust.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import luoshu.trust.certificates.CertificateState;
import org.jspecify.annotations.Nullable;

/** What somebody was allowed: whose certificate of which kind, but nothing of what stands in it, which only a use shows. */
public record ReceivedConsent(UUID id, String holderName, Text certificate, CertificateState certificateState, @Nullable LocalDate certificateValidTo, Text matter, String purpose,
                              Instant givenAt, Instant validTo, int times, int used, Consent.State state) {
}
