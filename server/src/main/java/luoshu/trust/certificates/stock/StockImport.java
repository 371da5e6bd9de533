package luoshu.trust.certificates.stock;

import java.time.Instant;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * A file of existing certificates on its way into the platform.
 *
 * @param lines   rows read so far, the header not among them
 * @param good    rows that may be taken over
 * @param bad     rows with faults
 * @param taken   rows taken over
 * @param total   rows there are, about; 0: not known
 * @param stalled nothing has moved for minutes: whoever worked on it is gone, and it may be gone on with
 */
public record StockImport(UUID id, String type, Text typeName, String fileName, String organName, String makerName, Instant madeAt, State state, long lines, long good, long bad,
                          long taken, long total, @Nullable String message, boolean stalled, int revision) {

    /** CHECKED again when taking over was stopped on the way. */
    public enum State { CHECKING, CHECKED, TAKING, TAKEN, CANCELLED, FAILED }
}
