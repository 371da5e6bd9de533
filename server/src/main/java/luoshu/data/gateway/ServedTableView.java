package luoshu.data.gateway;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The table behind a service. {@code source}: absent name once it was removed; {@code drift}: what is different from what was registered, which calls are refused for; {@code checkedAt}: when that was looked at. */
public record ServedTableView(UUID source, @Nullable String sourceName, String table, @Nullable String testTable, UUID resource, @Nullable String subject, List<ServedColumnView> columns, int most, List<TableDrift> drift, Instant checkedAt) {

    /** {@code type}: as the database calls it. */
    public record ServedColumnView(String field, String column, String type, ColumnFilter filter, boolean required, int key) {
    }
}
