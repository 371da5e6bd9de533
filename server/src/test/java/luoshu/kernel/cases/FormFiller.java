package luoshu.kernel.cases;

import java.time.LocalDate;

import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Fills the required fields of any form with plausible values, by its schema. What a schema only says by {@code if} / {@code pattern}, the test adds. */
final class FormFiller {

    private FormFiller() {
    }

    static ObjectNode fill(JsonNode schema) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        schema.path("required").forEach(name -> form.set(name.asString(), value(schema.path("properties").path(name.asString()))));
        return form;
    }

    static JsonNode value(JsonNode schema) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (schema.has("enum")) {
            return schema.path("enum").get(0);
        }
        return switch (schema.path("type").asString("string")) {
            case "boolean" -> nodes.booleanNode(false);
            case "integer", "number" -> nodes.numberNode(Math.max(1, schema.path("minimum").asInt(1)));
            case "object" -> fill(schema);
            case "array" -> {
                var array = nodes.arrayNode();
                for (int i = 0; i < Math.max(1, schema.path("minItems").asInt(1)); i++) {
                    array.add(value(schema.path("items")));
                }
                yield array;
            }
            default -> nodes.stringNode(text(schema));
        };
    }

    private static String text(JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "cn-mobile" -> "13800000000";
            case "citizen-id" -> CitizenId.compose("411502", LocalDate.of(1950, 3, 1), 12).value();
            case "credit-code" -> CreditCode.compose("92", "411502", "MA9ABCDE").value();
            case "region-code" -> "411502000000";
            case "date" -> "2026-01-05";
            default -> "测试内容文字".repeat(1 + schema.path("minLength").asInt(1) / 6);
        };
    }
}
