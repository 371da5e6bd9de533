package luoshu.data.catalog;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** An entry in force, as found. {@code highlight}: the name with what was looked for marked; {@code matched}: names of items that were looked for. */
public record ResourceHit(UUID id, String code, String name, String summary, String organ, String organName, String region, String classification, ShareType shareType, OpenType openType,
                          List<ShareMode> shareModes, UpdateCycle updateCycle, DataGrade grade, boolean personal, int items, Instant publishedAt, @Nullable String highlight, List<String> matched, @Nullable EntryOrigin origin) {
}
