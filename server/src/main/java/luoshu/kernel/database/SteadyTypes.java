package luoshu.kernel.database;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;

/**
 * Parameters with one type per place, null or not. The driver throws a prepared statement away when a type differs from the time before, and the server plans it anew: milliseconds
 * for a statement of many parts. What may be null therefore goes as text, and the statement casts it ({@code :dueOn::date}, {@code :person::uuid}).
 */
public final class SteadyTypes {

    private static final SqlParameterValue NOTHING = new SqlParameterValue(Types.VARCHAR, null);

    private SteadyTypes() {
    }

    public static Map<String, Object> of(Map<String, ? extends @Nullable Object> params) {
        Map<String, Object> steady = HashMap.newHashMap(params.size());
        params.forEach((name, value) -> steady.put(name, value(value)));
        return steady;
    }

    private static Object value(@Nullable Object value) {
        return switch (value) {
            case null -> NOTHING;
            case LocalDate day -> day.toString();
            case Instant moment -> moment.toString();
            default -> value;
        };
    }

    /** A number or key that may be null, as text to be cast. */
    public static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
