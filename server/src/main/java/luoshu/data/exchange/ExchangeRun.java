package luoshu.data.exchange;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A run of a flow.
 *
 * @param wish      what it has been asked for and will do behind the chunk it is at
 * @param about     rows to be read, about; absent: not known yet
 * @param sent      rows that left the source for the target, with their digest
 * @param target    rows that were read back from the target, with their digest; absent: not yet
 * @param perSecond rows a second since it was last begun; absent: too early to say
 * @param remaining seconds, about
 * @param code      why it stopped: stable, kebab-case
 * @param message   the same in words; of a running one: what keeps it waiting, it tries again
 * @param capture   of a run that captures changes
 */
public record ExchangeRun(UUID id, int number, State state, @Nullable Wish wish, ExchangeMode mode, Instant begunAt, @Nullable Instant endedAt, String byName, @Nullable Long about, long read, long rejected,
                          long deleted, long bytes, long sent, @Nullable String sentDigest, @Nullable Long target, @Nullable String targetDigest, @Nullable Integer perSecond, @Nullable Long remaining,
                          @Nullable String code, @Nullable String message, @Nullable ExchangeCapture capture) {

    /** {@code STOPPED}: something keeps it from going on, and it can be resumed; {@code DIFFERENT}: not reconciled, nothing of what differed is visible. */
    public enum State {
        RUNNING, PAUSED, STOPPED, DONE, DIFFERENT, CANCELLED;

        public boolean open() {
            return this == RUNNING || this == PAUSED || this == STOPPED;
        }
    }

    public enum Wish { PAUSE, CANCEL }
}
