package luoshu.data.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** An entry in the list of those who manage it: its newest edition. */
public record ResourceRow(UUID id, @Nullable String code, String name, String organ, String organName, int edition, ResourceState state, @Nullable Integer published, @Nullable ShareType shareType,
                          String authorName, Instant changedAt, @Nullable LocalDate due) {
}
