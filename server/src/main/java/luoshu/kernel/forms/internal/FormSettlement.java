package luoshu.kernel.forms.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import luoshu.kernel.forms.FormDefinition;
import luoshu.kernel.problems.Invalid;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What remains of a filled-in form: nothing hidden, nothing blank, the situation's answers as given there. */
public final class FormSettlement {

    private static final int DEEPEST = 12;
    private static final int MOST = 5_000;
    private static final int LONGEST = 20_000;

    private FormSettlement() {
    }

    public static ObjectNode settle(FormDefinition definition, JsonNode form, Map<String, ?> answers) {
        if (!(form instanceof ObjectNode object)) {
            throw new Invalid("", "form-type", "表单应为对象");
        }
        count(form, 0, new int[1]);
        ObjectNode settled = object.deepCopy();
        dropBlank(settled);
        List<JsonNode> fields = fields(definition);
        for (JsonNode field : fields) {
            String question = text(field, "situation");
            if (question != null) {
                JsonNode answer = answer(answers.get(question));
                put(settled, pointer(field), answer);
            }
        }
        dropHidden(settled, fields);
        return settled;
    }

    /** A hidden field may hide others: repeat until nothing changes. */
    private static void dropHidden(ObjectNode form, List<JsonNode> fields) {
        boolean changed = true;
        for (int round = 0; changed && round < fields.size(); round++) {
            changed = false;
            for (JsonNode field : fields) {
                JsonPointer pointer = JsonPointer.compile(pointer(field));
                if (!form.at(pointer).isMissingNode() && !shown(form, field.path("showWhen"))) {
                    put(form, pointer(field), null);
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

    static List<JsonNode> fields(FormDefinition definition) {
        List<JsonNode> fields = new ArrayList<>();
        for (JsonNode group : definition.layout()) {
            for (JsonNode field : group.path("fields")) {
                fields.add(field);
            }
        }
        return fields;
    }

    static String pointer(JsonNode field) {
        return field.path("pointer").asString("");
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value.asString();
    }

    private static @Nullable JsonNode answer(@Nullable Object answer) {
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

    /** Sets, or with null removes, the value at {@code pointer}; objects on the way are made, empty ones left behind are removed. */
    private static void put(ObjectNode form, String pointer, @Nullable JsonNode value) {
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
