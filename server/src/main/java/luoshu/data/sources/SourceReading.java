package luoshu.data.sources;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One reading of a schema.
 *
 * @param number    counted over the complete ones; 0 before it is complete
 * @param sampled   rows were looked at, too
 * @param truncated the schema is larger than what is read
 * @param changes   differences from the one before; 0 for the first
 */
public record SourceReading(UUID id, int number, State state, Instant begunAt, @Nullable Instant endedAt, String byName, boolean sampled, int tables, int columns, boolean truncated, int changes,
                            @Nullable SourceOutcome failure) {

    public enum State { RUNNING, DONE, FAILED, CANCELLED }
}
