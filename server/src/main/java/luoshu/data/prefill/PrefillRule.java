package luoshu.data.prefill;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it stands.
 *
 * @param matter    12 digits
 * @param lastFault code of the call that failed last (docs/gateway.md), or {@code no-row}, {@code several-rows}, {@code no-value}
 * @param faults    in a row since the last success
 */
public record PrefillRule(UUID id, String organ, String organName, String name, String matter, Text matterName, String contract, String path, List<PrefillParameter> parameters, List<PrefillField> fields, State state,
                          int version, Instant draftedAt, String draftedBy, @Nullable Instant confirmedAt, @Nullable String confirmedBy, @Nullable Instant withdrawnAt, @Nullable String withdrawnBy,
                          @Nullable Instant lastSuccessAt, @Nullable Instant lastFaultAt, @Nullable String lastFault, int faults) {

    public enum State { DRAFT, ACTIVE, WITHDRAWN }

    public PrefillRule {
        parameters = List.copyOf(parameters);
        fields = List.copyOf(fields);
    }
}
