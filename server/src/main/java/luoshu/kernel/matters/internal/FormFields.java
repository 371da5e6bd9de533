package luoshu.kernel.matters.internal;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds a field's schema by its pointer. */
final class FormFields {

    private FormFields() {
    }

    /** The schema of the property at {@code pointer}, through nested objects; null when there is none. */
    static @Nullable JsonNode property(JsonNode schema, String pointer) {
        if (!pointer.startsWith("/")) {
            return null;
        }
        JsonNode at = schema;
        for (String name : pointer.substring(1).split("/")) {
            at = at.path("properties").path(name);
        }
        return at.isMissingNode() ? null : at;
    }
}
