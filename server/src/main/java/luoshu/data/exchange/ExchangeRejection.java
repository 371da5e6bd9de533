package luoshu.data.exchange;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A row that was kept back. {@code key}: of the row, masked; {@code SENT}: it came to the target when it was sent again; {@code GONE}: it was not at the source any more. */
public record ExchangeRejection(UUID id, String key, List<ExchangeReason> reasons, State state, Instant at) {

    public enum State { KEPT, SENT, GONE }

    public ExchangeRejection {
        reasons = List.copyOf(reasons);
    }
}
