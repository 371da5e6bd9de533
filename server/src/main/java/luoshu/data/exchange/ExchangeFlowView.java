package luoshu.data.exchange;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A flow. {@code sourceName}, {@code targetName}: of the data sources, as long as they are there; {@code checkedAt}: when its tables were last checked and agreed with; absent: it cannot run yet. */
public record ExchangeFlowView(UUID id, String organ, String organName, ExchangeFlowDraft content, @Nullable String sourceName, @Nullable String targetName, @Nullable String followsName,
                               @Nullable Instant checkedAt, @Nullable Instant nextAt, int version, Instant changedAt, String changedBy, @Nullable ExchangeRun last) {
}
