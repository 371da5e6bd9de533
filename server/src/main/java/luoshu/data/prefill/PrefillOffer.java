package luoshu.data.prefill;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What may be filled in for an application from shared data.
 *
 * @param ground   law by which the data are shared
 * @param faultSeen code of why the last try filled in nothing
 */
public record PrefillOffer(UUID rule, String providerName, String resourceName, String askerName, String purpose, String ground, State state, List<OfferedField> fields, @Nullable Instant filledAt, @Nullable String faultSeen) {

    /** OFFERED: not agreed to yet; AGREED: not asked yet, or without success; FILLED. */
    public enum State { OFFERED, AGREED, FILLED }

    /** {@code value}: only when filled in; a field the answer had nothing fitting for has none. */
    public record OfferedField(String pointer, Text label, String item, boolean editable, @Nullable JsonNode value) {
    }

    public PrefillOffer {
        fields = List.copyOf(fields);
    }
}
