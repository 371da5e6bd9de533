package luoshu.data.sources;

import java.time.Instant;
import java.util.UUID;

/** An entry of the catalogue that was drafted from a table. {@code reading}: number of the reading it was drafted from. */
public record SourceEntry(UUID resource, String table, int reading, Instant at, String byName) {
}
