package luoshu.kernel.forms;

import java.util.List;
import java.util.Map;

import luoshu.kernel.forms.internal.FormSchemas;
import luoshu.kernel.forms.internal.FormSettlement;
import luoshu.kernel.problems.FieldError;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks filled-in forms. Compiled schemas are cached. */
@Component
public class Forms {

    private final FormSchemas schemas = new FormSchemas();

    /**
     * The form as it counts: answers of the situation copied into their fields, fields that are not shown dropped, blank texts and nulls dropped.
     * {@code answers}: String, Boolean or list of String by question code. A form beyond the bounds (12 deep, 5 000 values, 20 000 characters a text) is
     * {@link luoshu.kernel.problems.Invalid}.
     */
    public ObjectNode settle(FormDefinition definition, JsonNode form, Map<String, ?> answers) {
        return FormSettlement.settle(definition, form, answers);
    }

    /** Everything wrong with {@code form} after {@link #settle}: JSON pointer into the form, stable code, Chinese sentence. Empty: it may be submitted. */
    public List<FieldError> check(FormDefinition definition, JsonNode form, Map<String, ?> answers) {
        return schemas.check(definition, settle(definition, form, answers));
    }

    /** What is wrong with the schema itself, by JSON pointer into {@code schema}; empty when it may be used. */
    public List<FieldError> schemaProblems(JsonNode schema) {
        return schemas.schemaProblems(schema);
    }
}
