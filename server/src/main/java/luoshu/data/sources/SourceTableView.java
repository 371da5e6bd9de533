package luoshu.data.sources;

import java.util.List;
import java.util.UUID;

import luoshu.data.catalog.DataType;
import org.jspecify.annotations.Nullable;

/**
 * A table as read, with what is suggested for its columns.
 *
 * @param reading of which it is told
 * @param rows    about how many it has
 * @param sampled rows that were looked at; absent: none were asked for
 * @param fault   why none could be looked at
 */
public record SourceTableView(UUID reading, String name, boolean view, @Nullable String comment, @Nullable Long rows, List<String> primaryKey, List<SourceForeignKey> foreignKeys, @Nullable Integer sampled,
                              @Nullable SourceOutcome fault, List<SourceColumn> columns, List<SourceEntry> entries) {

    /** {@code columns} of this table point at {@code targets} of {@code table}, one by one. */
    public record SourceForeignKey(List<String> columns, String table, List<String> targets) {
    }

    /** {@code typeName}: as the database calls it; {@code type}, {@code length}, {@code scale}: as the national guide does. */
    public record SourceColumn(String name, @Nullable String comment, String typeName, DataType type, @Nullable Integer length, @Nullable Integer scale, boolean required, boolean key, boolean unique,
                               @Nullable ColumnProfile profile, ColumnSuggestion suggestion) {
    }
}
