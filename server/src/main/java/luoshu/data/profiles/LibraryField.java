package luoshu.data.profiles;

import luoshu.data.matching.MatchField;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** A field of a library. {@code element}: code of the data element; {@code match}: what it is in a comparison without a shared key. */
public record LibraryField(String code, Text name, ValueForm form, @Nullable String element, @Nullable MatchField match) {
}
