package luoshu.data.sources;

import org.jspecify.annotations.Nullable;

/** A difference between two readings. {@code before}, {@code after}: the table or column in short; absent where it was not there. */
public record SourceDrift(Kind kind, String table, @Nullable String column, @Nullable String before, @Nullable String after) {

    public enum Kind { TABLE_ADDED, TABLE_REMOVED, TABLE_CHANGED, COLUMN_ADDED, COLUMN_REMOVED, COLUMN_CHANGED }
}
