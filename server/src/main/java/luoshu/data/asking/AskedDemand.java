package luoshu.data.asking;

import java.util.UUID;

import luoshu.data.demands.DemandState;
import org.jspecify.annotations.Nullable;

/** A demand that is to end the asking. {@code number}: of its case. */
public record AskedDemand(UUID id, String organName, DemandState state, @Nullable String number) {
}
