package luoshu.kernel.matters;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** 收费项目. {@code fen} per {@code per}; {@code reduceBasis} is there exactly when {@code reducible}. */
public record Fee(String code, Text name, Text standard, long fen, String per, boolean reducible, @Nullable String reduceBasis, String basis) {
}
