package luoshu.kernel.cases.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import luoshu.kernel.forms.FormDefinition;
import luoshu.kernel.forms.Forms;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A form with another value in one of its fields, as the field's type reads it. What was wrong with the form elsewhere is not asked again. */
@Component
class CorrectedFields {

    private final Forms forms;

    CorrectedFields(Forms forms) {
        this.forms = forms;
    }

    ObjectNode form(CaseWork work, String pointer, String value) {
        FormDefinition definition = work.matter.definition().form();
        JsonNode typed = typed(definition, pointer, value.strip()).orElseThrow(() -> new Invalid("/value", "value-does-not-fit", "更正后的值不符合这个字段的类型"));
        ObjectNode changed = work.file.form.deepCopy();
        FormDefinition.put(changed, pointer, typed);
        List<FieldError> wrong = forms.check(definition, changed, work.file.answers).stream().filter(error -> error.pointer().equals(pointer) || error.pointer().equals("/form" + pointer)).toList();
        if (!wrong.isEmpty()) {
            throw new Invalid("/value", "value-does-not-fit", "更正后的值不符合申请表的要求：" + wrong.getFirst().message());
        }
        return changed;
    }

    private static Optional<JsonNode> typed(FormDefinition definition, String pointer, String value) {
        JsonNode schema = definition.schema();
        for (String name : pointer.substring(1).split("/")) {
            schema = schema.path("properties").path(name);
        }
        JsonNodeFactory node = JsonNodeFactory.instance;
        try {
            return switch (schema.path("type").asString("")) {
                case "string" -> Optional.of(node.stringNode(value));
                case "integer" -> Optional.of(node.numberNode(Long.parseLong(value)));
                case "number" -> Optional.of(node.numberNode(new BigDecimal(value)));
                case "boolean" -> value.equals("true") || value.equals("false") ? Optional.of(node.booleanNode(value.equals("true"))) : Optional.empty();
                default -> Optional.empty();
            };
        } catch (NumberFormatException other) {
            return Optional.empty();
        }
    }
}
