package luoshu.trust.layout.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;

/** A text with fields, taken apart once: literals and field names in turn. */
final class Wording {

    private static final Pattern FIELD = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private final List<String> literals = new ArrayList<>();
    private final List<String> fields = new ArrayList<>();

    Wording(String content) {
        Matcher field = FIELD.matcher(content);
        int end = 0;
        while (field.find()) {
            literals.add(content.substring(end, field.start()));
            fields.add(field.group(1));
            end = field.end();
        }
        literals.add(content.substring(end));
    }

    boolean fixed() {
        return fields.isEmpty();
    }

    List<String> fields() {
        return fields;
    }

    String with(Map<String, String> values) {
        if (fields.isEmpty()) {
            return literals.getFirst();
        }
        StringBuilder out = new StringBuilder(64);
        for (int i = 0; i < fields.size(); i++) {
            out.append(literals.get(i)).append(value(values, fields.get(i)));
        }
        return out.append(literals.getLast()).toString();
    }

    private static String value(Map<String, String> values, String field) {
        String value = values.get(field);
        if (value == null) {
            throw new Refused(Problem.Kind.INVALID, "layout-field-missing", "the document has no value for the field " + field, Map.of("field", field));
        }
        return value;
    }
}
