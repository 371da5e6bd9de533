package luoshu.trust.reading.internal;

import java.util.List;
import java.util.regex.Pattern;

import luoshu.kernel.texts.Text;
import luoshu.trust.reading.FieldKind;
import org.jspecify.annotations.Nullable;

/** What stands where on a kind of document. {@code signs}: words it is known by, of which {@code least} must be there. */
record Layout(String code, Text title, List<String> signs, int least, @Nullable Validity validity, List<Field> fields) {

    /** Names of the fields that say from when to when it is valid. */
    record Validity(@Nullable String from, @Nullable String to) {
    }

    /**
     * @param after words the value stands behind, on the same line; with {@code below}, else under them
     * @param take  the value; its first group if it has one
     * @param lines it may go on over, in the same column
     */
    record Field(String name, Text label, FieldKind kind, List<String> after, Pattern take, int lines, boolean below) {
    }
}
