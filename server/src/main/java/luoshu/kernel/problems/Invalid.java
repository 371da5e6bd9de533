package luoshu.kernel.problems;

import java.util.List;
import java.util.Map;

/** 422: everything that is wrong with what was sent, collected, refused once. */
public class Invalid extends Problem {

    public Invalid(List<FieldError> errors) {
        super(Kind.INVALID, "invalid", errors.size() == 1 ? errors.getFirst().message() : errors.size() + " values are not acceptable", Map.of(), errors);
    }

    public Invalid(String pointer, String code, String message) {
        this(List.of(new FieldError(pointer, code, message)));
    }
}
