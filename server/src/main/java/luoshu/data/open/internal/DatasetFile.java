package luoshu.data.open.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import luoshu.data.catalog.OpenType;
import luoshu.data.open.AnonymityReport;
import luoshu.data.open.OpenDatasetDraft;
import luoshu.data.open.OpenDatasetState;
import luoshu.data.open.OpenTableFacts;
import luoshu.kernel.access.Subject;
import org.jspecify.annotations.Nullable;

/** A version of a data set, as stored. {@code authors}: all who wrote it. */
record DatasetFile(UUID id, UUID resource, String resourceCode, String resourceName, OpenType openType, String organ, String organName, String duty, String region, int newest, @Nullable Integer published,
                   long downloads, int edition, OpenDatasetState state, int version, OpenDatasetDraft content, List<String> authors, String authorName, Instant changedAt, String note, @Nullable UUID csv,
                   @Nullable UUID jsonl, @Nullable OpenTableFacts facts, @Nullable AnonymityReport report, @Nullable Instant publishedAt) {

    Subject subject() {
        return new Subject(organ, duty, region, 0);
    }
}
