package luoshu.data.sources;

import java.time.Instant;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** A data source. {@code target}: it may be written to; {@code reading}: the newest complete one; {@code latest}: the newest one whatever became of it. */
public record DataSourceView(UUID id, String organ, String organName, String name, String kind, Text kindName, String host, int port, String database, @Nullable String schema, String user, boolean tls,
                             boolean target, int version, @Nullable SourceTest test, @Nullable SourceReading reading, @Nullable SourceReading latest, Instant changedAt, String changedBy) {
}
