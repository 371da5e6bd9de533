package luoshu.data.lineage;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Something that was told about one table. {@code name}: of the statement, view or job; {@code sourceName}: the data source it is about; {@code edges}: between how many columns; {@code removable}: by whoever may tell. */
public record ToldLineage(UUID id, LineageOrigin origin, String organName, String name, @Nullable String sourceName, String table, int edges, Instant seenAt, Instant toldAt, String toldBy, boolean removable) {
}
