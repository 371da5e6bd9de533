package luoshu.data.demands;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import luoshu.data.catalog.ShareType;
import luoshu.kernel.cases.PublicState;
import org.jspecify.annotations.Nullable;

/** A line of the list. {@code number}, {@code progress}: of the case, once there is one; {@code due}: the last day of what the providing organ has to do now. */
public record DemandRow(UUID id, String resourceName, String providerName, String askerName, ShareType shareType, DemandState state, @Nullable String number, @Nullable PublicState progress, @Nullable LocalDate due,
                        @Nullable String contract, Instant changedAt) {
}
