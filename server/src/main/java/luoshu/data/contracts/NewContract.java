package luoshu.data.contracts;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A contract to be concluded. Who gives the data is the organ of the resource.
 *
 * @param resource entry of the catalogue, in force in {@code edition}
 * @param asker    code of the organ that asks
 * @param demand   number of the case of the demand; absent: concluded otherwise
 */
public record NewContract(@NotNull UUID resource, int edition, @NotNull String asker, @Nullable String demand, @NotNull @Valid ContractTerms terms) {
}
