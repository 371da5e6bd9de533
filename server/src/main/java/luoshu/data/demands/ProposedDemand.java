package luoshu.data.demands;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What came of a proposal so far. {@code number}: of its case, once it is handed in. */
public record ProposedDemand(UUID id, DemandState state, @Nullable String number) {
}
