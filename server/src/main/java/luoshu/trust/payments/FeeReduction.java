package luoshu.trust.payments;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** 减免. Asked for by one official, decided by another. */
public record FeeReduction(UUID id, long fen, String reason, String basis, State state, Instant requestedAt, @Nullable String requester, @Nullable Instant decidedAt, @Nullable String decider,
                           @Nullable String note) {

    public enum State { REQUESTED, APPROVED, REFUSED }

    /** As the payer sees it: officials are not named to applicants. */
    public FeeReduction withoutOfficials() {
        return new FeeReduction(id, fen, reason, basis, state, requestedAt, null, decidedAt, null, null);
    }
}
