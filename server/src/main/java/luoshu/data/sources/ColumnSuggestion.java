package luoshu.data.sources;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** What a column is taken for; a person decides. {@code element}: code of a data element; {@code sensitivity} 1–4; {@code reason}: by what it was recognised; {@code basis}: law or standard. */
public record ColumnSuggestion(@Nullable String element, int sensitivity, boolean personal, Text reason, @Nullable String basis) {
}
