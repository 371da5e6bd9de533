package luoshu.data.sources;

import java.util.UUID;

import luoshu.kernel.access.Subject;
import org.jspecify.annotations.Nullable;

/** A registered database to move rows from or to. {@code schema}: the one that counts; absent where the kind has none; {@code target}: it may be written to; {@code movable}: its tables can be exchanged. */
public record SourceLink(UUID id, String name, Subject subject, String kind, @Nullable String schema, boolean target, boolean movable) {
}
