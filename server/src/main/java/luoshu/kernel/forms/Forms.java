package luoshu.kernel.forms;

import java.util.List;
import java.util.Map;

import luoshu.kernel.problems.FieldError;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks filled-in forms. Compiled schemas are cached. */
@Component
public class Forms {

    /**
     * The form as it counts: answers of the situation copied into their fields, fields that are not shown dropped.
     * {@code answers}: String, Boolean or list of String by question code.
     */
    public ObjectNode settle(FormDefinition definition, JsonNode form, Map<String, ?> answers) {
        throw new UnsupportedOperationException();
    }

    /** Everything wrong with {@code form} after {@link #settle}: JSON pointer into the form, stable code, Chinese sentence. Empty: it may be submitted. */
    public List<FieldError> check(FormDefinition definition, JsonNode form, Map<String, ?> answers) {
        throw new UnsupportedOperationException();
    }
}
