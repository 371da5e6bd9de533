package luoshu.kernel.documents.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A template without logic: <code>{{name}}</code> escaped, <code>{{#name}}…{{/name}}</code> once per list entry or once if present and not false,
 * <code>{{^name}}…{{/name}}</code> if absent. There is no way to put a value in unescaped, and no expression to evaluate.
 */
final class Wording {

    private static final Pattern TAG = Pattern.compile("\\{\\{([#^/]?)\\s*([A-Za-z][A-Za-z0-9]*)\\s*}}");

    private sealed interface Part {
    }

    private record Plain(String text) implements Part {
    }

    private record Value(String name) implements Part {
    }

    private record Section(String name, boolean inverted, List<Part> parts) implements Part {
    }

    private final List<Part> parts;

    private Wording(List<Part> parts) {
        this.parts = parts;
    }

    /** @throws IllegalArgumentException when sections do not close, or something in braces is not understood */
    static Wording parse(String template) {
        Deque<Section> open = new ArrayDeque<>();
        open.push(new Section("", false, new ArrayList<>()));
        Matcher tag = TAG.matcher(template);
        int from = 0;
        while (tag.find()) {
            if (tag.start() > 0 && template.charAt(tag.start() - 1) == '{' || tag.end() < template.length() && template.charAt(tag.end()) == '}') {
                throw new IllegalArgumentException("three braces around " + tag.group(2) + ": there is no unescaped value");
            }
            open.peek().parts.add(plain(template.substring(from, tag.start())));
            from = tag.end();
            String name = tag.group(2);
            switch (tag.group(1)) {
                case "" -> open.peek().parts.add(new Value(name));
                case "#", "^" -> {
                    Section section = new Section(name, tag.group(1).equals("^"), new ArrayList<>());
                    open.peek().parts.add(section);
                    open.push(section);
                }
                default -> {
                    if (open.size() == 1 || !open.pop().name.equals(name)) {
                        throw new IllegalArgumentException("{{/" + name + "}} closes nothing");
                    }
                }
            }
        }
        if (open.size() != 1) {
            throw new IllegalArgumentException("{{#" + open.peek().name + "}} is never closed");
        }
        open.peek().parts.add(plain(template.substring(from)));
        return new Wording(List.copyOf(open.peek().parts));
    }

    private static Plain plain(String text) {
        if (text.contains("{{") || text.contains("}}")) {
            throw new IllegalArgumentException("braces that are no tag in: " + text.strip());
        }
        return new Plain(text);
    }

    String fill(Map<String, ?> facts) {
        StringBuilder out = new StringBuilder(8192);
        fill(parts, new ArrayDeque<>(List.of(facts)), out);
        return out.toString();
    }

    private static void fill(List<Part> parts, Deque<Map<String, ?>> scopes, StringBuilder out) {
        for (Part part : parts) {
            switch (part) {
                case Plain plain -> out.append(plain.text);
                case Value value -> escape(find(scopes, value.name), out);
                case Section section -> section(section, scopes, out);
            }
        }
    }

    private static void section(Section section, Deque<Map<String, ?>> scopes, StringBuilder out) {
        Object value = find(scopes, section.name);
        boolean absent = value == null || value.equals(false) || value instanceof List<?> list && list.isEmpty() || value instanceof String text && text.isBlank();
        if (section.inverted != absent) {
            return;
        }
        if (value instanceof List<?> list && !absent) {
            int number = 0;
            for (Object item : list) {
                Map<String, Object> scope = new HashMap<>();
                scope.put("number", ++number);
                if (item instanceof Map<?, ?> map) {
                    map.forEach((k, v) -> scope.put(String.valueOf(k), v));
                } else {
                    scope.put("item", item);
                }
                scopes.push(scope);
                fill(section.parts, scopes, out);
                scopes.pop();
            }
        } else {
            fill(section.parts, scopes, out);
        }
    }

    private static @Nullable Object find(Deque<Map<String, ?>> scopes, String name) {
        for (Map<String, ?> scope : scopes) {
            if (scope.containsKey(name)) {
                return scope.get(name);
            }
        }
        return null;
    }

    /** For text and for quoted attributes alike; characters XML cannot hold become a replacement mark. */
    private static void escape(@Nullable Object value, StringBuilder out) {
        if (value == null) {
            return;
        }
        String.valueOf(value).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(c == '\t' || c == '\n' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000 ? c : 0xFFFD);
            }
        });
    }
}
