package luoshu.data.prefill;

import jakarta.validation.constraints.NotNull;

/** A parameter of the operation, and what of the verified applicant goes there. */
public record PrefillParameter(@NotNull String name, @NotNull From from) {

    /** ID_NUMBER: of a person who applies for themselves; CREDIT_CODE: of an enterprise. */
    public enum From { ID_NUMBER, CREDIT_CODE }
}
