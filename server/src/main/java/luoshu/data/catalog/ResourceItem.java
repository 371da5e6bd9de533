package luoshu.data.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A data item 数据项.
 *
 * @param field       name of the column, letters, digits and _
 * @param length      characters, or digits altogether
 * @param scale       digits behind the point
 * @param element     data element it is an instance of
 * @param copyOf      code of the resource it is copied from; absent: this resource is its source
 * @param sensitivity 1–4
 */
public record ResourceItem(@Nullable String name, @Nullable String field, @Nullable DataType type, @Nullable Integer length, @Nullable Integer scale, boolean required, @Nullable String codeTable,
                           @Nullable String element, @Nullable String copyOf, int sensitivity, boolean personal, @Nullable ShareType shareType, @Nullable Ground notShared, boolean open) {
}
