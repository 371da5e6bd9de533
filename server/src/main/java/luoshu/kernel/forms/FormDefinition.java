package luoshu.kernel.forms;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** form.json as authored (docs/matter-package.md §4): the schema, and the layout by groups of fields. */
public record FormDefinition(JsonNode schema, JsonNode layout) {

    /** The fields of all groups, in their order. */
    public List<JsonNode> fields() {
        return layout.valueStream().flatMap(group -> group.path("fields").valueStream()).toList();
    }

    /** {@code form} with every field that a situational question answers set to that answer, and absent while it has none: such a field is never typed. */
    public ObjectNode withAnswers(JsonNode form, Map<String, ?> answers) {
        ObjectNode whole = form.isObject() ? ((ObjectNode) form).deepCopy() : JsonNodeFactory.instance.objectNode();
        for (JsonNode field : fields()) {
            String question = field.path("situation").asString("");
            if (!question.isEmpty()) {
                put(whole, field.path("pointer").asString(""), value(answers.get(question)));
            }
        }
        return whole;
    }

    private static @Nullable JsonNode value(@Nullable Object answer) {
        return switch (answer) {
            case null -> null;
            case Boolean truth -> JsonNodeFactory.instance.booleanNode(truth);
            case Collection<?> list -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                list.forEach(one -> array.add(String.valueOf(one)));
                yield array;
            }
            default -> JsonNodeFactory.instance.stringNode(answer.toString());
        };
    }

    /** Sets, or with null removes, the value at {@code pointer}; objects on the way are made, whatever stands in their place, and empty ones left behind are removed. */
    public static void put(ObjectNode form, String pointer, @Nullable JsonNode value) {
        String[] names = pointer.substring(1).split("/");
        ObjectNode at = form;
        for (int i = 0; i < names.length - 1; i++) {
            JsonNode next = at.get(unescape(names[i]));
            if (next instanceof ObjectNode object) {
                at = object;
            } else if (value == null) {
                return;
            } else {
                at = at.putObject(unescape(names[i]));
            }
        }
        String last = unescape(names[names.length - 1]);
        if (value == null) {
            at.remove(last);
            if (at.isEmpty() && names.length > 1) {
                put(form, pointer.substring(0, pointer.lastIndexOf('/')), null);
            }
        } else {
            at.set(last, value);
        }
    }

    private static String unescape(String name) {
        return name.replace("~1", "/").replace("~0", "~");
    }
}
