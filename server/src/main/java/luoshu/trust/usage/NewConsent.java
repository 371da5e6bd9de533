package luoshu.trust.usage;

import java.time.LocalDate;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a holder wants to allow.
 *
 * @param name   of a person or enterprise; an organ is found by matter and region
 * @param end   the last six characters of the identity number or credit code
 * @param region where the organ is that the matter is for, 12 digits
 * @param matter slug of the matter it is allowed for
 * @param until last day
 */
public record NewConsent(@NotNull Receiver receiver, @Nullable @Size(max = 100) String name, @Nullable @Size(max = 6) String end, @Nullable @Size(max = 12) String region,
                         @NotBlank @Size(max = 80) String matter, @NotBlank @Size(max = 200) String purpose, @NotNull LocalDate until, @Min(1) @Max(999) int times) {
}
