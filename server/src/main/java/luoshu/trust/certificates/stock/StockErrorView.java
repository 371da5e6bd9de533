package luoshu.trust.certificates.stock;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** @param line as a spreadsheet counts, from 1; {@code other}: the line it repeats */
public record StockErrorView(int line, int place, String field, String value, StockFault fault, Text reason, Text advice, @Nullable Integer other) {
}
