package luoshu.data.prefill.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

/** A row of prefill.fill. */
record Filled(UUID id, UUID application, UUID rule, String contract, String providerName, String resourceName, Instant at, String question, byte[] answer, String receipt, List<Value> values) {

    record Value(String pointer, JsonNode value, boolean editable) {
    }
}
