package luoshu.kernel.problems;

import java.util.List;
import java.util.Map;

/**
 * A refusal. {@code code} is kebab-case, stable, and the key of the browser's text; {@code detail} is for people reading logs and API answers,
 * never holds personal data. {@code properties} are rendered as members of the problem document.
 */
public abstract class Problem extends RuntimeException {

    /** Which of the few HTTP answers the refusal is. */
    public enum Kind {
        BAD_REQUEST(400), SIGN_IN_REQUIRED(401), NOT_PERMITTED(403), NOT_FOUND(404), CONFLICT(409), GONE(410), STALE(412), TOO_LARGE(413), UNSUPPORTED(415),
        INVALID(422), PRECONDITION_REQUIRED(428), TOO_MANY(429), UNAVAILABLE(503), NO_SPACE(507);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final String code;
    private final Map<String, Object> properties;
    private final List<FieldError> errors;

    protected Problem(Kind kind, String code, String detail) {
        this(kind, code, detail, Map.of(), List.of());
    }

    protected Problem(Kind kind, String code, String detail, Map<String, Object> properties, List<FieldError> errors) {
        super(detail, null, false, false);
        this.kind = kind;
        this.code = code;
        this.properties = Map.copyOf(properties);
        this.errors = List.copyOf(errors);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> properties() {
        return properties;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
