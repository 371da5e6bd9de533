package luoshu.data.prefill;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/**
 * A rule to be confirmed.
 *
 * @param matterCode 33-character code of the matter at the organ, or at one below it in the same line of duty
 * @param contract   under which the organ asks
 * @param path       of a GET operation that gives the contract's resource: {@code /persons/{id}}
 */
public record PrefillRuleDraft(@NotNull String name, @NotNull String matterCode, @NotNull String contract, @NotNull String path, @NotNull List<@NotNull @Valid PrefillParameter> parameters,
                               @NotNull List<@NotNull @Valid PrefillField> fields) {

    public PrefillRuleDraft {
        parameters = parameters == null ? List.of() : List.copyOf(parameters);
        fields = fields == null ? List.of() : List.copyOf(fields);
    }
}
