package luoshu.trust.archives.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** An element of XML being written: no namespaces, attributes in their order, one to a line, the same bytes each time. */
final class Element {

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Element> children = new ArrayList<>();
    private @Nullable String text;

    Element(String name) {
        this.name = name;
    }

    Element with(String attribute, @Nullable Object value) {
        if (value != null) {
            attributes.put(attribute, value.toString());
        }
        return this;
    }

    Element text(@Nullable Object value) {
        text = value == null ? null : value.toString();
        return this;
    }

    Element add(Element child) {
        children.add(child);
        return child;
    }

    Element child(String child) {
        return add(new Element(child));
    }

    /** A child with a text; none when there is no value. */
    Element put(String child, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            child(child).text(value);
        }
        return this;
    }

    byte[] bytes() {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        write(out, 0);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(StringBuilder out, int depth) {
        out.append("  ".repeat(depth)).append('<').append(name);
        attributes.forEach((attribute, value) -> out.append(' ').append(attribute).append("=\"").append(escaped(value)).append('"'));
        if (text == null && children.isEmpty()) {
            out.append("/>\n");
            return;
        }
        out.append('>');
        if (text != null) {
            out.append(escaped(text));
        }
        if (!children.isEmpty()) {
            out.append('\n');
            children.forEach(child -> child.write(out, depth + 1));
            out.append("  ".repeat(depth));
        }
        out.append("</").append(name).append(">\n");
    }

    /** Characters XML cannot hold become a replacement mark; line ends in attributes would be read as blanks. */
    private static String escaped(String value) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        value.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n' -> out.append("&#10;");
                case '\t' -> out.append("&#9;");
                case '\r' -> { }
                default -> out.appendCodePoint(c < 0x20 || c == 0xFFFE || c == 0xFFFF || c >= 0xD800 && c <= 0xDFFF || Character.getType(c) == Character.FORMAT ? 0xFFFD : c);
            }
        });
        return out.toString();
    }
}
