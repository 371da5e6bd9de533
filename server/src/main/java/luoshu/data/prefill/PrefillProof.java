package luoshu.data.prefill;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * What filled in fields of a case, and its proof.
 *
 * @param question SM3 of what was asked, hexadecimal
 * @param answer   as it was answered, JSON; absent in lists
 * @param receipt  for {@code sdk/verify gateway-receipt}; absent in lists
 * @param holds    the receipt is this platform's and about this answer
 */
public record PrefillProof(UUID id, String contract, String providerName, String resourceName, Instant at, String use, String question, List<ProvenField> fields, boolean holds, @Nullable String answer, @Nullable String receipt) {

    /** {@code differs}: the case now says otherwise than the source did. */
    public record ProvenField(String pointer, Text label, boolean editable, boolean differs) {
    }

    public PrefillProof {
        fields = List.copyOf(fields);
    }
}
