package luoshu.data.prefill.internal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import luoshu.data.prefill.PrefillField;
import luoshu.kernel.forms.FormDefinition;
import luoshu.kernel.forms.Forms;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values of an answer as the form takes them. One the form would refuse is left out: it would be locked and nobody could mend it. */
@Component
class AnsweredValues {

    private static final JsonMapper JSON = JsonMapper.shared();
    private final Forms forms;

    AnsweredValues(Forms forms) {
        this.forms = forms;
    }

    /** The only row of the answer; empty: what {@code code} says. */
    record Row(Optional<JsonNode> row, String code) {
    }

    static Row row(byte[] answer, String pointer) {
        JsonNode found;
        try {
            JsonNode root = JSON.readTree(new String(answer, StandardCharsets.UTF_8));
            found = pointer.isEmpty() ? root : root.at(pointer);
        } catch (JacksonException garbled) {
            return new Row(Optional.empty(), "no-row");
        }
        if (found.isObject()) {
            return new Row(Optional.of(found), "ok");
        }
        if (!found.isArray() || found.isEmpty()) {
            return new Row(Optional.empty(), "no-row");
        }
        return found.size() == 1 ? new Row(Optional.of(found.get(0)), "ok") : new Row(Optional.empty(), "several-rows"); // which of them is meant nobody knows
    }

    List<Filled.Value> of(JsonNode row, List<PrefillField> fields, FormDefinition form, JsonNode typed, Map<String, Object> answers) {
        List<Filled.Value> values = new ArrayList<>();
        for (PrefillField field : fields) {
            value(row.path(field.field()), RuleBounds.type(form, field.pointer())).filter(value -> suits(form, typed, answers, field.pointer(), value))
                    .ifPresent(value -> values.add(new Filled.Value(field.pointer(), value, field.editable())));
        }
        return values;
    }

    private static Optional<JsonNode> value(JsonNode answered, String type) {
        if (!answered.isValueNode() || answered.isNull() || answered.asString("").isBlank()) {
            return Optional.empty();
        }
        JsonNodeFactory node = JsonNodeFactory.instance;
        String text = answered.asString().strip();
        try {
            return switch (type) {
                case "string" -> Optional.of(node.stringNode(text));
                case "integer" -> Optional.of(node.numberNode(Long.parseLong(text)));
                case "number" -> Optional.of(node.numberNode(new BigDecimal(text)));
                case "boolean" -> text.equals("true") || text.equals("1") ? Optional.of(node.booleanNode(true)) : text.equals("false") || text.equals("0") ? Optional.of(node.booleanNode(false)) : Optional.empty();
                default -> Optional.empty();
            };
        } catch (NumberFormatException other) {
            return Optional.empty();
        }
    }

    private boolean suits(FormDefinition form, JsonNode typed, Map<String, Object> answers, String pointer, JsonNode value) {
        ObjectNode whole = typed instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        FormDefinition.put(whole, pointer, value);
        return forms.check(form, whole, answers).stream().noneMatch(error -> error.pointer().equals(pointer) || error.pointer().equals("/form" + pointer));
    }
}
