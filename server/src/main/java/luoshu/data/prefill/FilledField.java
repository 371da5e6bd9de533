package luoshu.data.prefill;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

/**
 * A field of an application that an answer filled in, and how it was asked for.
 *
 * @param application id of the draft, and of the case it became
 * @param fill        as in {@link PrefillProof#id}
 * @param matter      12 digits
 * @param field       of the answer; {@code pointer}: of the form
 * @param value       as it was answered
 */
public record FilledField(UUID application, UUID fill, UUID rule, String contract, UUID resource, String matter, String path, List<PrefillParameter> parameters, String field, String pointer, boolean editable,
                          JsonNode value, Instant at) {

    public FilledField {
        parameters = List.copyOf(parameters);
    }
}
