package luoshu.data.quality;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What happened to a ticket. {@code failed}: rows that failed in the run that found it so; absent: no run did it. */
public record QualityTicketAct(Kind act, Instant at, String byName, String note, @Nullable Long failed) {

    /** OPENED, REOPENED, FOUND_MENDED and DROPPED by runs, the others by people. */
    public enum Kind { OPENED, RECTIFIED, EXPLAINED, ACCEPTED, REJECTED, REOPENED, FOUND_MENDED, DROPPED }
}
