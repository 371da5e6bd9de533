package luoshu.data.contracts;

import jakarta.validation.constraints.NotNull;

/** {@code field}: name of an item's column; the item's own name where it has none. */
public record ContractField(@NotNull String field, @NotNull Masking masking) {
}
