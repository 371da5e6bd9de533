package luoshu.data.catalog;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * A matter an entry is about. All but the code is missing when no matter of this code can be applied for today.
 *
 * @param code     basic code, 12 digits
 * @param taskType type of power, national code: 01 licence
 * @param item     code of the handling item nearest to the entry's division
 */
public record ResourceMatter(String code, @Nullable String slug, @Nullable String taskType, @Nullable Text name, @Nullable String item) {
}
