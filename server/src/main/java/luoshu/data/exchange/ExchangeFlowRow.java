package luoshu.data.exchange;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A flow in the list. {@code last}: its newest run. */
public record ExchangeFlowRow(UUID id, String organ, String organName, String name, String sourceName, String sourceTable, String targetName, String targetTable, ExchangeMode mode, @Nullable Instant nextAt,
                              @Nullable ExchangeRun last) {
}
