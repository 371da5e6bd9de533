package luoshu.data.gateway.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Types of columns that are served: how a value is read from a question, and written into an answer. Every value goes to the database as the text of a parameter with a cast that is written here. */
enum ServedType {
    TEXT("text", "string", null, "text", "varchar"),
    PADDED("bpchar", "string", null, "bpchar"),
    WHOLE("bigint", "integer", "int64", "int2", "int4", "int8"),
    DECIMAL("numeric", "number", null, "numeric"),
    /** Given, not asked by: no two sides agree on its last digit. */
    FLOAT("double precision", "number", "double", "float4", "float8"),
    BOOLEAN("boolean", "boolean", null, "bool"),
    DATE("date", "string", "date", "date"),
    TIME("timestamp without time zone", "string", null, "timestamp"),
    INSTANT("timestamp with time zone", "string", "date-time", "timestamptz"),
    UUID_VALUE("uuid", "string", "uuid", "uuid");

    private static final int LONGEST = 1_000;
    private static final Pattern DECIMALS = Pattern.compile("-?[0-9]{1,60}(\\.[0-9]{1,30})?");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private final String cast;
    private final String json;
    private final String format;
    private final List<String> names;

    ServedType(String cast, String json, String format, String... names) {
        this.cast = cast;
        this.json = json;
        this.format = format == null ? "" : format;
        this.names = List.of(names);
    }

    static Optional<ServedType> of(String name) {
        return Arrays.stream(values()).filter(one -> one.names.contains(name)).findFirst();
    }

    /** The catalogue's name of a type as the driver names it, which calls whole numbers that number themselves a type of their own. */
    static String name(String driver) {
        return switch (driver) {
            case "smallserial" -> "int2";
            case "serial" -> "int4";
            case "bigserial" -> "int8";
            default -> driver;
        };
    }

    boolean asked() {
        return this != FLOAT;
    }

    boolean ordered() {
        return this != FLOAT && this != BOOLEAN;
    }

    /** Whether the beginning of a value means the same in the database as in an answer. */
    boolean begins() {
        return this == TEXT || this == PADDED || this == WHOLE || this == DATE;
    }

    String parameter() {
        return "cast(? as " + cast + ")";
    }

    /** Whether a value of a question is one of this type. */
    boolean takes(String value) {
        if (value.length() > LONGEST || value.indexOf(0) >= 0) {
            return false;
        }
        try {
            return switch (this) {
                case TEXT, PADDED -> true;
                case WHOLE -> String.valueOf(Long.parseLong(value)).equals(value);
                case DECIMAL -> DECIMALS.matcher(value).matches();
                case FLOAT -> false;
                case BOOLEAN -> value.equals("true") || value.equals("false");
                case DATE -> plain(LocalDate.parse(value).getYear());
                case TIME -> plain(LocalDateTime.parse(value).getYear());
                case INSTANT -> plain(OffsetDateTime.parse(value).getYear());
                case UUID_VALUE -> UUID.fromString(value).toString().equalsIgnoreCase(value);
            };
        } catch (DateTimeException | IllegalArgumentException wrong) {
            return false;
        }
    }

    private static boolean plain(int year) {
        return year >= 1 && year <= 9_999;
    }

    String should() {
        return switch (this) {
            case TEXT, PADDED -> "text, at most " + LONGEST + " characters";
            case WHOLE -> "a whole number";
            case DECIMAL -> "a number";
            case FLOAT -> "not asked by";
            case BOOLEAN -> "true or false";
            case DATE -> "a day as 2026-04-20";
            case TIME -> "a time as 2026-04-20T09:00:00";
            case INSTANT -> "a time as 2026-04-20T09:00:00+08:00";
            case UUID_VALUE -> "a UUID";
        };
    }

    /** For OpenAPI. */
    Map<String, Object> schema() {
        return format.isEmpty() ? Map.of("type", json) : Map.of("type", json, "format", format);
    }

    JsonNode value(ResultSet row, int place) throws SQLException {
        String text = row.getString(place);
        if (text == null) {
            return NODES.nullNode();
        }
        return switch (this) {
            case TEXT, DATE, UUID_VALUE -> NODES.stringNode(text);
            case PADDED -> NODES.stringNode(text.stripTrailing());
            case WHOLE -> NODES.numberNode(row.getLong(place));
            case DECIMAL -> text.equals("NaN") || text.endsWith("Infinity") ? NODES.stringNode(text) : NODES.numberNode(row.getBigDecimal(place));
            case FLOAT -> Double.isFinite(row.getDouble(place)) ? NODES.numberNode(row.getDouble(place)) : NODES.stringNode(text);
            case BOOLEAN -> NODES.booleanNode(row.getBoolean(place));
            case TIME -> NODES.stringNode(text.endsWith("infinity") ? text : text.replace(' ', 'T'));
            case INSTANT -> NODES.stringNode(text.endsWith("infinity") ? text : row.getObject(place, OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC).toInstant().toString());
        };
    }
}
