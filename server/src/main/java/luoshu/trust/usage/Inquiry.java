package luoshu.trust.usage;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What an official asks for: one certificate by {@code identifier}, or those of one {@code type} of the applicant of a case or of who has {@code holderNumber}.
 *
 * @param ground       code of a {@link LegalGround}
 * @param type         证照类型代码
 * @param holderNumber identity number or credit code
 */
public record Inquiry(@NotBlank @Size(max = 40) String ground, @NotBlank @Size(max = 200) String purpose, @Nullable @Size(max = 60) String caseNumber, @Nullable @Size(max = 21) String type,
                      @Nullable @Size(max = 18) String holderNumber, @Nullable @Size(max = 160) String identifier) {
}
