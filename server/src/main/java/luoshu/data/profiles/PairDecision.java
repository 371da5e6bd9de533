package luoshu.data.profiles;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** 同一人, 不是, 看不清, and why. */
public record PairDecision(@NotNull Answer answer, @NotBlank @Size(max = 500) String reason) {

    public enum Answer { SAME, DIFFERENT, UNCLEAR }
}
