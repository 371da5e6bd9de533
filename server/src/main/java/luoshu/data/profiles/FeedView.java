package luoshu.data.profiles;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import luoshu.data.matching.MatchKind;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** {@code mine}: the official may change and run it. */
public record FeedView(UUID id, String organ, String organName, String library, Text libraryName, MatchKind subject, UUID source, String sourceName, String table, String key, List<FeedColumn> columns, int version,
                       boolean mine, @Nullable FeedRun latest, Instant changedAt, String changedBy) {
}
