package luoshu.kernel.forms;

import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** form.json as authored (docs/matter-package.md §4): the schema, and the layout by groups of fields. */
public record FormDefinition(JsonNode schema, JsonNode layout) {

    /** {@code form} with every field that a situational question answers set to that answer, and absent while it has none: such a field is never typed. */
    public ObjectNode withAnswers(JsonNode form, Map<String, ?> answers) {
        ObjectNode whole = form.isObject() ? ((ObjectNode) form).deepCopy() : JsonNodeFactory.instance.objectNode();
        for (JsonNode group : layout) {
            for (JsonNode field : group.path("fields")) {
                String question = field.path("situation").asString("");
                if (!question.isEmpty()) {
                    set(whole, field.path("pointer").asString("").split("/"), answers.get(question));
                }
            }
        }
        return whole;
    }

    private static void set(ObjectNode whole, String[] path, @Nullable Object answer) {
        ObjectNode parent = whole;
        for (int i = 1; i < path.length - 1; i++) {
            parent = parent.get(path[i]) instanceof ObjectNode inner ? inner : parent.putObject(path[i]);
        }
        String name = path[path.length - 1];
        switch (answer) {
            case null -> parent.remove(name);
            case Boolean flag -> parent.put(name, flag);
            case Collection<?> several -> {
                ArrayNode values = parent.putArray(name);
                several.forEach(one -> values.add(String.valueOf(one)));
            }
            default -> parent.put(name, answer.toString());
        }
    }
}
