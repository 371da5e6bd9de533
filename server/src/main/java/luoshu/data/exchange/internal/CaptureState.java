package luoshu.data.exchange.internal;

import org.jspecify.annotations.Nullable;

/**
 * How far a flow is behind its source.
 *
 * @param place of the log up to which the target has everything; null: nothing yet
 * @param lag   bytes of the log behind that; null: not measured
 * @param late  seconds it is behind; null: not known
 * @param held  bytes of the log the source keeps for it; null: not measured
 */
record CaptureState(Checkpoint.Phase phase, @Nullable String place, @Nullable Long lag, @Nullable Long late, @Nullable Long held) {
}
