package luoshu.kernel.matters;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * 收费项目. {@code fen} per {@code per}; {@code reduceBasis} is there exactly when {@code reducible}.
 *
 * @param when     charged only if this condition holds; null: always
 * @param quantity how many of {@code per}; null: one
 */
public record Fee(String code, Text name, Text standard, long fen, String per, @Nullable String when, @Nullable FeeQuantity quantity, boolean reducible, @Nullable String reduceBasis,
                  String basis) {
}
