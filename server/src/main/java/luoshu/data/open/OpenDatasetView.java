package luoshu.data.open;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import luoshu.data.catalog.OpenType;
import org.jspecify.annotations.Nullable;

/** A version of a data set, for the organ and the authority. */
public record OpenDatasetView(UUID id, UUID resource, String resourceCode, String resourceName, OpenType openType, String organ, String organName, int edition, int newest, @Nullable Integer published,
                              OpenDatasetState state, int version, OpenDatasetDraft content, @Nullable OpenTableFacts table, @Nullable AnonymityReport report, List<OpenDatasetFinding> findings,
                              List<OpenDatasetAct> possible, String authorName, Instant changedAt, String note, @Nullable Instant publishedAt, long downloads) {
}
