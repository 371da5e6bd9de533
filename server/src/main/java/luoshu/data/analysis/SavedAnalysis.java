package luoshu.data.analysis;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A question that is asked again. It holds no rows. {@code mine}: whoever is signed in may change it. */
public record SavedAnalysis(UUID id, String title, String sql, String purpose, @Nullable String matter, AnalysisChart chart, boolean shared, boolean mine, String ownerName, int version, Instant changedAt) {
}
