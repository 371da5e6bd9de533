package luoshu.data.prefill;

import jakarta.validation.constraints.NotNull;

/** {@code field} of the answer goes to {@code pointer} of the form; {@code editable}: the applicant may change it, which is then seen. */
public record PrefillField(@NotNull String field, @NotNull String pointer, boolean editable) {
}
