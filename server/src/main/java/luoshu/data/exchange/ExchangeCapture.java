package luoshu.data.exchange;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How far a run that captures changes is behind its source.
 *
 * @param place        of the log up to which the target has everything
 * @param lagBytes     of the log it is behind; absent: not measured yet
 * @param lagSeconds   it is behind
 * @param heldBytes    of the log the source keeps for it
 * @param mostHeld     bytes of the log beyond which it is given up
 * @param warned       so much is kept that somebody has to look
 * @param reconciledAt when both ends were last compared, whole
 * @param reconciled   place of the log at which they were
 * @param asked        a comparison was asked for and is still to come
 */
public record ExchangeCapture(Phase phase, @Nullable String place, @Nullable Long lagBytes, @Nullable Long lagSeconds, @Nullable Long heldBytes, long mostHeld, boolean warned, @Nullable Instant reconciledAt,
                              @Nullable String reconciled, boolean asked) {

    /** {@code LOADING}: the rows that were there; {@code CATCHING}: what changed since, nothing is visible yet; {@code STREAMING}: the target follows. */
    public enum Phase { LOADING, CATCHING, STREAMING }
}
