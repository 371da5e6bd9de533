package luoshu.data.exchange.internal;

import java.util.List;
import java.util.stream.Collectors;

/** Names and values as PostgreSQL reads them; {@code standard_conforming_strings} is on. */
final class PgNames {

    private PgNames() {
    }

    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    static String quoted(String schema, String name) {
        return quoted(schema) + "." + quoted(name);
    }

    static String list(List<String> names) {
        return names.stream().map(PgNames::quoted).collect(Collectors.joining(", "));
    }

    static String list(String alias, List<String> names) {
        return names.stream().map(name -> alias + "." + quoted(name)).collect(Collectors.joining(", "));
    }

    /** As {@code text[]} is written. */
    static String array(List<String> texts) {
        return texts.stream().map(text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"").collect(Collectors.joining(",", "{", "}"));
    }

    /** @param type as {@code format_type} writes it */
    static String literal(String text, String type) {
        return "'" + text.replace("'", "''") + "'::" + type;
    }
}
