package luoshu.data.quality.internal;

import java.util.Map;
import java.util.Optional;

import luoshu.data.quality.QualityTicketAct.Kind;
import luoshu.data.quality.QualityTicketState;

import static luoshu.data.quality.QualityTicketState.ACCEPTED;
import static luoshu.data.quality.QualityTicketState.DROPPED;
import static luoshu.data.quality.QualityTicketState.EXPLAINED;
import static luoshu.data.quality.QualityTicketState.MENDED;
import static luoshu.data.quality.QualityTicketState.OPEN;
import static luoshu.data.quality.QualityTicketState.RECTIFIED;

/** What may happen to a ticket, and where it is then. */
final class TicketTransitions {

    private static final Map<QualityTicketState, Map<Kind, QualityTicketState>> TABLE = Map.of(
            OPEN, Map.of(Kind.RECTIFIED, RECTIFIED, Kind.EXPLAINED, EXPLAINED, Kind.FOUND_MENDED, MENDED, Kind.DROPPED, DROPPED),
            RECTIFIED, Map.of(Kind.FOUND_MENDED, MENDED, Kind.REOPENED, OPEN, Kind.DROPPED, DROPPED),
            EXPLAINED, Map.of(Kind.ACCEPTED, ACCEPTED, Kind.REJECTED, OPEN, Kind.FOUND_MENDED, MENDED, Kind.DROPPED, DROPPED));

    private TicketTransitions() {
    }

    /** Empty: not possible. */
    static Optional<QualityTicketState> next(QualityTicketState state, Kind act) {
        return Optional.ofNullable(TABLE.getOrDefault(state, Map.of()).get(act));
    }
}
