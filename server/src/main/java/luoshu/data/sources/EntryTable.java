package luoshu.data.sources;

import java.util.UUID;

/** A table of a registered database from which an entry of the catalogue was drafted. */
public record EntryTable(UUID source, String table) {
}
