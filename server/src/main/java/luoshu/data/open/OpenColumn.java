package luoshu.data.open;

import org.jspecify.annotations.Nullable;

/** A column of an open table. {@code meaning}: what stands in it, with its unit; {@code notPersonal}: why it is about nobody although it looks so. */
public record OpenColumn(String name, @Nullable String meaning, ColumnUse use, @Nullable String notPersonal) {
}
