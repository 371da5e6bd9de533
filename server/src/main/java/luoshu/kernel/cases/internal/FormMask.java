package luoshu.kernel.cases.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.parties.CitizenId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Identity and mobile numbers in forms, masked until somebody says why they need them. Which fields they are, their {@code format} in the schema says. */
@Component
class FormMask {

    private static final Set<String> SECRET = Set.of("citizen-id", "cn-mobile");

    ObjectNode masked(MatterDefinition definition, ObjectNode form) {
        ObjectNode copy = form.deepCopy();
        mask(definition.form().schema(), copy);
        return copy;
    }

    private static void mask(JsonNode schema, ObjectNode form) {
        schema.path("properties").properties().forEach(property -> {
            JsonNode value = form.get(property.getKey());
            if (value == null) {
                return;
            }
            if (value instanceof ObjectNode nested) {
                mask(property.getValue(), nested);
            } else if (value.isArray()) {
                value.forEach(item -> {
                    if (item instanceof ObjectNode row) {
                        mask(property.getValue().path("items"), row);
                    }
                });
            } else if (value.isString() && SECRET.contains(property.getValue().path("format").asString(""))) {
                form.set(property.getKey(), StringNode.valueOf(mask(value.asString())));
            }
        });
    }

    private static String mask(String value) {
        return value.length() == 11 ? value.substring(0, 3) + "****" + value.substring(7) : CitizenId.mask(value);
    }

    /** The masked fields at top level by pointer, in clear. */
    Map<String, String> secrets(MatterDefinition definition, ObjectNode form) {
        Map<String, String> secrets = new HashMap<>();
        collect(definition.form().schema(), form, "/form", secrets);
        return secrets;
    }

    private static void collect(JsonNode schema, JsonNode form, String at, Map<String, String> secrets) {
        schema.path("properties").properties().forEach(property -> {
            JsonNode value = form.path(property.getKey());
            String pointer = at + "/" + property.getKey();
            if (value.isObject()) {
                collect(property.getValue(), value, pointer, secrets);
            } else if (value.isArray()) {
                for (int i = 0; i < value.size(); i++) {
                    collect(property.getValue().path("items"), value.get(i), pointer + "/" + i, secrets);
                }
            } else if (value.isString() && SECRET.contains(property.getValue().path("format").asString(""))) {
                secrets.put(pointer, value.asString());
            }
        });
    }
}
