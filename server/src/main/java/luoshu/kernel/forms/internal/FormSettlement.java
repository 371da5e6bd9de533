package luoshu.kernel.forms.internal;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

import luoshu.kernel.forms.FormDefinition;
import luoshu.kernel.problems.Invalid;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What remains of a filled-in form: nothing hidden, nothing blank, the situation's answers as given there. */
public final class FormSettlement {

    private static final int DEEPEST = 12;
    private static final int MOST = 5_000;
    private static final int LONGEST = 20_000;

    private FormSettlement() {
    }

    public static ObjectNode settle(FormDefinition definition, JsonNode form, Map<String, ?> answers) {
        if (!form.isObject()) {
            throw new Invalid("", "form-type", "表单应为对象");
        }
        count(form, 0, new int[1]);
        ObjectNode settled = definition.withAnswers(form, answers);
        dropBlank(settled);
        dropHidden(settled, definition.fields());
        return settled;
    }

    /** A hidden field may hide others: repeat until nothing changes. */
    private static void dropHidden(ObjectNode form, List<JsonNode> fields) {
        boolean changed = true;
        for (int round = 0; changed && round < fields.size(); round++) {
            changed = false;
            for (JsonNode field : fields) {
                String pointer = field.path("pointer").asString("");
                if (!form.at(pointer).isMissingNode() && !shown(form, field.path("showWhen"))) {
                    FormDefinition.put(form, pointer, null);
                    changed = true;
                }
            }
        }
    }

    static boolean shown(JsonNode form, JsonNode showWhen) {
        for (Map.Entry<String, JsonNode> condition : showWhen.properties()) {
            JsonNode value = form.at(condition.getKey());
            boolean met = false;
            for (JsonNode wanted : condition.getValue()) {
                met |= same(value, wanted);
            }
            if (!met) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(JsonNode value, JsonNode wanted) {
        if (value.isArray()) {
            for (JsonNode one : value) {
                if (same(one, wanted)) {
                    return true;
                }
            }
            return false;
        }
        return value.isNumber() && wanted.isNumber() ? value.decimalValue().compareTo(wanted.decimalValue()) == 0 : value.equals(wanted);
    }

    /** An empty text box is no value: the field then counts as not filled in. */
    private static void dropBlank(JsonNode node) {
        switch (node) {
            case ObjectNode object -> {
                for (Iterator<Map.Entry<String, JsonNode>> entries = object.properties().iterator(); entries.hasNext();) {
                    JsonNode value = entries.next().getValue();
                    dropBlank(value);
                    if (value.isNull() || value.isString() && value.stringValue().isBlank() || value.isObject() && value.isEmpty()) {
                        entries.remove();
                    }
                }
            }
            case ArrayNode array -> array.forEach(FormSettlement::dropBlank);
            default -> { }
        }
    }

    private static void count(JsonNode node, int depth, int[] seen) {
        if (depth > DEEPEST || ++seen[0] > MOST) {
            throw new Invalid("", "form-too-large", "表单内容过多或者嵌套过深");
        }
        if (node.isString() && node.stringValue().length() > LONGEST) {
            throw new Invalid("", "form-too-large", "单项文字不得超过 " + LONGEST + " 字");
        }
        for (JsonNode child : node) {
            count(child, depth + 1, seen);
        }
    }
}
