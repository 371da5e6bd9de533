package luoshu.data.operation;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A price without fractions: {@code fen} for every {@code per} units, so that a tenth of a fen a row is 1 fen for 10.
 *
 * @param ceiling 上限收费标准: most fen for {@code per} units; absent where nothing is charged
 */
public record OperationPrice(@NotNull PriceUnit unit, long fen, int per, @Nullable Long ceiling) {
}
