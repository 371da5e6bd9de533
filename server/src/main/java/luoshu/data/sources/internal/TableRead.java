package luoshu.data.sources.internal;

import java.util.List;

import luoshu.data.sources.SourceTableView.SourceForeignKey;
import org.jspecify.annotations.Nullable;

/** A table as its database describes it. {@code rows}: about. */
record TableRead(String name, boolean view, @Nullable String comment, @Nullable Long rows, List<String> primaryKey, List<SourceForeignKey> foreignKeys, List<ColumnRead> columns) {

    TableRead {
        primaryKey = List.copyOf(primaryKey);
        foreignKeys = List.copyOf(foreignKeys);
        columns = List.copyOf(columns);
    }

    /** {@code type}: of {@link java.sql.Types}; {@code size}, {@code digits}: as the driver says. {@code unique}: alone. */
    record ColumnRead(String name, @Nullable String comment, int type, String typeName, @Nullable Integer size, @Nullable Integer digits, boolean required, boolean unique) {
    }
}
