package luoshu.data.lineage;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** {@code from}, {@code to}: numbers of nodes; {@code name}: of the flow, entry, service, rule, view or job; absent: both ends are out of reach; {@code seenAt}: when it was last so. */
public record LineageEdge(int from, int to, LineageOrigin origin, @Nullable String name, LineageHow how, Instant seenAt) {
}
