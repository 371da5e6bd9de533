package luoshu.trust.ledger.internal;

import java.time.Duration;

/**
 * How long entries have been without a checkpoint, from looks at the log. While checkpoints follow the entries it stays within the time of one checkpoint, however busy the log is;
 * once they stop it grows from the look that first saw the oldest entry.
 */
final class Unsigned {

    private long upTo;
    private long since;

    /** @param now by {@link System#nanoTime} */
    Duration look(long size, long signed, long now) {
        if (signed >= upTo) {
            upTo = size;
            since = now;
        }
        return Duration.ofNanos(now - since);
    }
}
