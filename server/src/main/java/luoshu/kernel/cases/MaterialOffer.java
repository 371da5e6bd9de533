package luoshu.kernel.cases;

import java.time.LocalDate;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * What an applicant need not hand in because it is known where it is.
 *
 * @param material code of the material it stands in for
 * @param key      by which it is taken
 * @param own      false: somebody else's, who allowed it for this matter
 */
public record MaterialOffer(String material, String key, Text name, String number, String holder, String issuer, LocalDate validFrom, @Nullable LocalDate validTo, boolean own) {
}
