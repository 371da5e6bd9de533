package luoshu.data.cascade.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import luoshu.data.cascade.LinkState;
import luoshu.data.cascade.NodeRelation;
import luoshu.kernel.regions.RegionCode;
import org.jspecify.annotations.Nullable;

/** Another installation, as stored. */
record NodeFile(UUID id, String name, String division, NodeRelation relation, @Nullable String address, byte[] key, boolean suspended, int version, Instant changedAt, String changedBy, long sent, long acknowledged,
                long received, long peerSent, long peerKnows, long revision, @Nullable LocalDate returnedOn, @Nullable Instant exchangedAt, @Nullable Instant cutSince, int failures, @Nullable String failure,
                Instant nextAt, @Nullable Instant statedAt, long statedMark) {

    /** Of the division it serves: everything below begins so. */
    String prefix() {
        return RegionCode.of(division).prefix();
    }

    /** @param silent from when on a link that was heard of last before counts as cut */
    LinkState link(Instant silent) {
        if (suspended) {
            return LinkState.SUSPENDED;
        }
        if (cutSince != null || exchangedAt != null && exchangedAt.isBefore(silent)) {
            return LinkState.CUT;
        }
        return exchangedAt == null ? LinkState.NEW : LinkState.CONNECTED;
    }
}
