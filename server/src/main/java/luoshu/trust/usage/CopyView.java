package luoshu.trust.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An annotated copy 加注件, for its holder.
 *
 * @param until last day it may be used
 */
public record CopyView(UUID id, String purpose, String receiver, Instant madeAt, String madeBy, LocalDate until, boolean over) {
}
