package luoshu.data.profiles;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import luoshu.data.matching.MatchKind;

/** {@code number}: citizen number or credit code; {@code caseNumber}: a case the official may read; {@code purpose}: told to whom it is about. */
public record ProfileQuestion(@NotNull MatchKind kind, @NotBlank @Size(max = 30) String number, @NotBlank @Size(max = 60) String caseNumber, @NotBlank @Size(min = 4, max = 200) String purpose) {
}
