package luoshu.trust.usage;

import java.time.LocalDate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** {@code receiver}: whom it is for, in words; {@code until}: last day it may be used. */
public record NewCopy(@NotBlank @Size(max = 40) String purpose, @NotBlank @Size(max = 40) String receiver, @NotNull LocalDate until) {
}
