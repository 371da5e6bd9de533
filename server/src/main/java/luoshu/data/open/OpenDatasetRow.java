package luoshu.data.open;

import java.time.Instant;
import java.util.UUID;

import luoshu.data.catalog.OpenType;
import org.jspecify.annotations.Nullable;

/** A data set in the list of those who manage it: its newest version. */
public record OpenDatasetRow(UUID id, String title, String resourceName, OpenType openType, String organName, int edition, OpenDatasetState state, @Nullable Integer published, Instant changedAt, long downloads) {
}
