package luoshu.data.sources;

import java.time.Instant;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** {@code tables} and {@code readAt}: of the newest complete reading; {@code entries}: how many entries of the catalogue came from it. */
public record DataSourceRow(UUID id, String organ, String organName, String name, Text kindName, String host, int port, String database, @Nullable SourceTest test, @Nullable Instant readAt,
                            @Nullable Integer tables, int changes, int entries) {
}
