package luoshu.trust.certificates.internal;

import static luoshu.trust.certificates.CertificateState.CANCELLED;
import static luoshu.trust.certificates.CertificateState.EXPIRED;
import static luoshu.trust.certificates.CertificateState.NOT_YET_VALID;
import static luoshu.trust.certificates.CertificateState.SUSPENDED;
import static luoshu.trust.certificates.CertificateState.VALID;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import luoshu.trust.certificates.CertificateState;
import luoshu.trust.certificates.LifeOperation;

/** What may happen in which state, and the stored state after it. A certificate that expired is not renewed (许可法 50: before its end); it is cancelled (70). */
final class LifeTable {

    private record Edge(Set<CertificateState> from, CertificateState to) {
    }

    private static final Map<LifeOperation, Edge> EDGES = Map.of(
            LifeOperation.RENEWED, new Edge(EnumSet.of(VALID), VALID),
            LifeOperation.CHANGED, new Edge(EnumSet.of(VALID, NOT_YET_VALID), VALID),
            LifeOperation.SUSPENDED, new Edge(EnumSet.of(VALID, NOT_YET_VALID), SUSPENDED),
            LifeOperation.RETURNED, new Edge(EnumSet.of(SUSPENDED), VALID),
            LifeOperation.EXPIRED, new Edge(EnumSet.of(EXPIRED), EXPIRED),
            LifeOperation.CANCELLED, new Edge(EnumSet.of(VALID, NOT_YET_VALID, SUSPENDED, EXPIRED), CANCELLED));

    private LifeTable() {
    }

    /** Empty: not possible. */
    static Optional<CertificateState> after(CertificateState state, LifeOperation operation) {
        return Optional.ofNullable(EDGES.get(operation)).filter(edge -> edge.from.contains(state)).map(Edge::to);
    }

    /** What officials may do now. */
    static List<LifeOperation> possible(CertificateState state) {
        return List.of(LifeOperation.RENEWED, LifeOperation.CHANGED, LifeOperation.SUSPENDED, LifeOperation.RETURNED, LifeOperation.CANCELLED).stream()
                .filter(operation -> after(state, operation).isPresent()).toList();
    }
}
