package luoshu.data.lineage;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** {@code hint}: the last four characters of its key. */
public record LineageReporter(UUID id, String organName, String name, String hint, Instant madeAt, String madeByName, @Nullable Instant usedAt, @Nullable Instant revokedAt, @Nullable String revokedByName) {
}
