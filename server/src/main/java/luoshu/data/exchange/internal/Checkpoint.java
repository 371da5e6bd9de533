package luoshu.data.exchange.internal;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * How far a run is, as the target keeps it in the transaction of the rows themselves.
 *
 * @param chunk    chunks that are written; whoever writes the next one counts it up, so that two can never both
 * @param position place of the last row in the order of the flow; empty: before the first. Of a flow that captures changes, once the rows are there: place of the log, and the last batch if there was one
 * @param sent     digest of the rows that left the source for the target
 * @param target   digest of what was read back; null before
 */
record Checkpoint(UUID run, Phase phase, int chunk, List<String> position, long read, long rejected, long deleted, long bytes, long sentRows, String sent, @Nullable Long targetRows, @Nullable String target) {

    /** {@code CATCHING}: all rows are beside the target and changes are applied there; {@code STREAMING}: they are applied to the target. */
    enum Phase {
        LOADING, CATCHING, STREAMING, DONE, DIFFERENT, CANCELLED;

        boolean goesOn() {
            return this == LOADING || this == CATCHING || this == STREAMING;
        }
    }

    static final String NOTHING = "0".repeat(32);
}
