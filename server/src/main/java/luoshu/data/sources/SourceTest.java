package luoshu.data.sources;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** {@code millis}: what it took; {@code product}: name and version the database gives itself; {@code state}: SQLSTATE or number of the database's error. */
public record SourceTest(SourceOutcome outcome, Instant at, long millis, @Nullable String product, @Nullable String state) {
}
