package luoshu.trust.materials;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** {@code unavailable}: why nothing can be read here; {@code unread}: files that could be read and were not asked for. */
public record DraftReadings(@Nullable String unavailable, int unread, List<MaterialReading> readings) {
}
