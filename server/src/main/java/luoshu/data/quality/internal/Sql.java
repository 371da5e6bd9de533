package luoshu.data.quality.internal;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names and texts in statements of the column engine. */
final class Sql {

    private Sql() {
    }

    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String text(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    static String names(Collection<String> names) {
        return names.stream().map(Sql::name).collect(Collectors.joining(", "));
    }
}
