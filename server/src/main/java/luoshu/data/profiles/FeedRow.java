package luoshu.data.profiles;

import java.util.UUID;

import luoshu.data.matching.MatchKind;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** {@code records}: rows that came with it and still count. */
public record FeedRow(UUID id, String organ, String organName, String library, Text libraryName, MatchKind subject, String sourceName, String table, long records, @Nullable FeedRun latest) {
}
