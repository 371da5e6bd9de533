package luoshu.data.operation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** {@code contract}: number of a contract under which the organ asks; what it gives is what is operated. */
public record OperatedDraft(@NotNull String contract, @NotNull @Valid OperationPrice price) {
}
