package luoshu.kernel.problems;

import java.util.Map;

/** One wrong value: JSON pointer into what was sent, stable code, Chinese sentence, parameters for the browser's own sentence. */
public record FieldError(String pointer, String code, String message, Map<String, Object> params) {

    public FieldError(String pointer, String code, String message) {
        this(pointer, code, message, Map.of());
    }
}
