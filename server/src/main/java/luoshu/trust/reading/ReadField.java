package luoshu.trust.reading;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * A field as it was read. {@code value} of a date is {@code yyyy-MM-dd}.
 *
 * @param name       as the layout names it
 * @param confidence 0–1, the mean of its characters
 * @param checked    whether its check character agrees; null where it has none
 * @param page       from 0
 */
public record ReadField(String name, Text label, FieldKind kind, String value, double confidence, @Nullable Boolean checked, int page, ReadRegion region) {
}
