package luoshu.data.gateway;

import org.jspecify.annotations.Nullable;

/** What a table is no more. {@code column}: absent for the table itself; {@code before}, {@code after}: type as its database calls it, {@code after} absent: it is gone. */
public record TableDrift(String table, @Nullable String column, @Nullable String before, @Nullable String after) {
}
