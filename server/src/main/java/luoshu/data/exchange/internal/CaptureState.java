package luoshu.data.exchange.internal;

import org.jspecify.annotations.Nullable;

/**
 * How far a flow is behind its source.
 *
 * @param place of the log up to which the target has everything; null: nothing yet
 * @param lag   bytes of the log behind that; null: not measured
 * @param late  seconds it is behind; null: not known
 * @param held  bytes of the log the source keeps for it; null: not measured
 * @param well  everything the source had told when it began was applied, and no comparison is due that does not come about
 * @param waits why a comparison that is due is put off; null: none is
 */
record CaptureState(Checkpoint.Phase phase, @Nullable String place, @Nullable Long lag, @Nullable Long late, @Nullable Long held, boolean well, @Nullable String waits) {
}
