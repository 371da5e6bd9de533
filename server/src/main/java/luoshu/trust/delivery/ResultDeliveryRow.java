package luoshu.trust.delivery;

import java.time.Instant;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** A delivery in a list. */
public record ResultDeliveryRow(UUID id, String caseNumber, Text matterName, String applicantName, ResultDelivery.Way way, ResultDelivery.State state, @Nullable String waybill, Instant madeAt,
                                @Nullable Instant endedAt) {
}
