package luoshu.data.open;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import luoshu.data.catalog.OpenType;

/** A published data set in the list. {@code edition}: the newest public version. */
public record OpenDataHit(UUID id, String title, String description, String organ, String organName, String theme, OpenType openType, List<String> keywords, int edition, int rows, Instant publishedAt, long downloads) {
}
