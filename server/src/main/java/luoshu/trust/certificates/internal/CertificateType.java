package luoshu.trust.certificates.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * A kind of certificate, as authored in {@code packages/certificates}.
 *
 * @param code       证照类型代码, 21 characters
 * @param results    the results of matters that are certificates of this type
 * @param holderName pointer of the field with the holder's name on the face; null: the applicant's
 * @param holderCode pointer of the field with the holder's credit code, where the face has one
 * @param validity   usual period; null: long-term, or given by the matter
 * @param statement  words above the fields
 */
public record CertificateType(String code, Text name, String definedBy, String basis, List<OfResult> results, @Nullable String holderName, @Nullable String holderCode, @Nullable Validity validity, String layout,
                       @Nullable String statement, List<Field> fields) {

    public record OfResult(String catalogCode, String result) {
    }

    public record Validity(int years, int months) {
        LocalDate endOf(LocalDate from) {
            return from.plusYears(years).plusMonths(months).minusDays(1);
        }
    }

    /** The matter whose result it is: an agent authorised for it reaches the certificate. */
    public @Nullable String catalogCode() {
        return results.isEmpty() ? null : results.getFirst().catalogCode();
    }

    /** What the face says at {@code pointer}; empty without one, or when nothing stands there. */
    Optional<String> at(@Nullable String pointer, Map<String, String> values) {
        return fields.stream().filter(field -> field.from().equals(pointer)).map(field -> values.getOrDefault(field.name(), "")).filter(value -> !value.isBlank()).findFirst();
    }

    /** {@code from}: pointer into the form of the case; {@code rows}: its share of the table's height; {@code required}: nothing is taken over without it. */
    public record Field(String name, Text label, String from, int rows, boolean required) {
    }
}
