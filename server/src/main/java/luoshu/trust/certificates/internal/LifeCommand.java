package luoshu.trust.certificates.internal;

import java.time.LocalDate;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What an official decides about a certificate.
 *
 * @param reason  code of {@code packages/law/certificate-life.yaml}
 * @param note    number of the decision, circumstances
 * @param validTo of a renewal
 * @param fields  of a change: new values by name
 */
public record LifeCommand(String reason, @Nullable String note, @Nullable LocalDate validTo, Map<String, String> fields) {
}
