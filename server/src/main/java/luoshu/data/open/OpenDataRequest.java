package luoshu.data.open;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A request for a conditionally open data set.
 *
 * @param agreement  the version that was accepted, with the SM3 digest of its text
 * @param due        by when the organ answers
 * @param validUntil last day of a grant
 * @param downloads  those under it, newest first
 */
public record OpenDataRequest(UUID id, UUID dataset, String title, String organName, String partyName, String purpose, String agreement, String agreementDigest, OpenDataRequestState state, int version, Instant askedAt,
                              @Nullable LocalDate due, @Nullable Instant decidedAt, @Nullable String decidedName, String reason, @Nullable LocalDate validUntil, List<OpenDataUse> downloads) {

    public record OpenDataUse(int edition, OpenDataFormat format, Instant at) {
    }
}
