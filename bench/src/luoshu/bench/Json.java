package luoshu.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as maps, lists, strings, numbers and booleans. Shares no code with the server on purpose: a measuring tool must not inherit what it measures. */
public final class Json {

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    public static Object read(String text) {
        Json reader = new Json(text);
        Object value = reader.value();
        reader.space();
        if (reader.at != text.length()) {
            throw reader.bad("end");
        }
        return value;
    }

    /** {@code at(value, "page", "items", 0, "code")}: walks down; null where the path ends. */
    public static Object at(Object value, Object... path) {
        for (Object step : path) {
            value = switch (value) {
                case Map<?, ?> map -> map.get(step);
                case List<?> list when step instanceof Integer i && i < list.size() -> list.get(i);
                case null, default -> null;
            };
        }
        return value;
    }

    public static String text(Object value, Object... path) {
        Object found = at(value, path);
        return found == null ? null : found.toString();
    }

    public static int number(Object value, Object... path) {
        return at(value, path) instanceof Number n ? n.intValue() : -1;
    }

    public static List<?> list(Object value, Object... path) {
        return at(value, path) instanceof List<?> list ? list : List.of();
    }

    /** {@code map("a", 1, "b", null)}: null values are left out. */
    public static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                map.put((String) pairs[i], pairs[i + 1]);
            }
        }
        return map;
    }

    public static String write(Object value) {
        StringBuilder out = new StringBuilder();
        write(out, value, -1);
        return out.toString();
    }

    public static String pretty(Object value) {
        StringBuilder out = new StringBuilder();
        write(out, value, 0);
        return out.append('\n').toString();
    }

    private static void write(StringBuilder out, Object value, int depth) {
        switch (value) {
            case null -> out.append("null");
            case Double d -> out.append(d.isNaN() || d.isInfinite() ? "null" : d == Math.rint(d) && Math.abs(d) < 1e15 ? String.valueOf(d.longValue()) : String.valueOf(Math.round(d * 1e4) / 1e4));
            case Number n -> out.append(n);
            case Boolean b -> out.append(b);
            case Map<?, ?> map -> {
                String between = "{";
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    line(out.append(between), depth, 1);
                    quote(out, entry.getKey().toString());
                    write(out.append(depth < 0 ? ":" : ": "), entry.getValue(), depth < 0 ? -1 : depth + 1);
                    between = ",";
                }
                line(out.append(map.isEmpty() ? "{" : ""), map.isEmpty() ? -1 : depth, 0);
                out.append('}');
            }
            case Iterable<?> items -> {
                boolean flat = depth < 0 || java.util.stream.StreamSupport.stream(items.spliterator(), false).noneMatch(i -> i instanceof Map || i instanceof List);
                String between = "[";
                for (Object item : items) {
                    line(out.append(between), flat ? -1 : depth, 1);
                    write(out.append(flat && between.equals(",") && depth >= 0 ? " " : ""), item, flat ? -1 : depth + 1);
                    between = ",";
                }
                if (between.equals("[")) {
                    out.append('[');
                } else {
                    line(out, flat ? -1 : depth, 0);
                }
                out.append(']');
            }
            default -> quote(out, value.toString());
        }
    }

    private static void line(StringBuilder out, int depth, int deeper) {
        if (depth >= 0) {
            out.append('\n').repeat("  ", depth + deeper);
        }
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private Object value() {
        space();
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> numeral();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> map = new LinkedHashMap<>();
        at++;
        for (space(); peek() != '}'; space()) {
            if (!map.isEmpty()) {
                expect(',');
                space();
            }
            String key = string();
            space();
            expect(':');
            map.put(key, value());
        }
        at++;
        return map;
    }

    private List<Object> array() {
        List<Object> list = new ArrayList<>();
        at++;
        for (space(); peek() != ']'; space()) {
            if (!list.isEmpty()) {
                expect(',');
            }
            list.add(value());
        }
        at++;
        return list;
    }

    private String string() {
        expect('"');
        int from = at;
        while (peek() != '"' && peek() != '\\') {
            at++;
        }
        if (peek() == '"') {
            return text.substring(from, at++);
        }
        StringBuilder out = new StringBuilder(text.substring(from, at));
        for (char c; (c = next()) != '"'; ) {
            if (c != '\\') {
                out.append(c);
                continue;
            }
            switch (c = next()) {
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'u' -> {
                    out.append((char) Integer.parseInt(text, at, at + 4, 16));
                    at += 4;
                }
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    private Object numeral() {
        int from = at;
        boolean whole = true;
        while (at < text.length() && "+-0123456789.eE".indexOf(text.charAt(at)) >= 0) {
            whole &= ".eE".indexOf(text.charAt(at++)) < 0;
        }
        if (from == at) {
            throw bad("a value");
        }
        return whole ? (Object) Long.parseLong(text, from, at, 10) : (Object) Double.parseDouble(text.substring(from, at));
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw bad(word);
        }
        at += word.length();
        return value;
    }

    private void space() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw bad("more");
        }
        return text.charAt(at);
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private void expect(char c) {
        if (peek() != c) {
            throw bad("'" + c + "'");
        }
        at++;
    }

    private IllegalArgumentException bad(String wanted) {
        return new IllegalArgumentException("JSON: expected " + wanted + " at " + at + " of: " + (text.length() > 300 ? text.substring(0, 300) + "…" : text));
    }
}
