package luoshu.trust.layout;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of a package's description files, by local names. Read from bytes that anybody may have written: UTF-8 only, no document type, no entities of its own, bounded in
 * bytes, depth and number.
 */
public record Xml(String name, Map<String, String> attributes, List<Xml> children, String text) {

    private static final int DEPTH = 40;
    private static final int ELEMENTS = 20_000;
    private static final int BYTES = 8 << 20;

    /** {@link #forbidden} tells constructs used to attack readers from mere damage. */
    public static final class Unreadable extends Exception {

        private final boolean forbidden;

        Unreadable(boolean forbidden, String detail) {
            super(detail, null, false, false);
            this.forbidden = forbidden;
        }

        public boolean forbidden() {
            return forbidden;
        }
    }

    public static Xml read(byte[] bytes) throws Unreadable {
        if (bytes.length > BYTES) {
            throw new Unreadable(true, "more bytes than a description has");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException other) {
            throw new Unreadable(false, "not UTF-8");
        }
        if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
            throw new Unreadable(true, "has a document type or entities of its own");
        }
        try {
            XMLStreamReader reader = readers().createXMLStreamReader(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
            try {
                return root(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException broken) {
            throw new Unreadable(false, "not well-formed");
        }
    }

    public Optional<Xml> child(String name) {
        return children.stream().filter(each -> each.name.equals(name)).findFirst();
    }

    public List<Xml> children(String name) {
        return children.stream().filter(each -> each.name.equals(name)).toList();
    }

    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    public Optional<String> textOf(String child) {
        return child(child).map(Xml::text).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static final class Open {
        private final String name;
        private final Map<String, String> attributes = new HashMap<>();
        private final List<Xml> children = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        private Open(XMLStreamReader reader) {
            name = reader.getLocalName();
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
        }

        private Xml close() {
            return new Xml(name, Map.copyOf(attributes), List.copyOf(children), text.toString());
        }
    }

    private static Xml root(XMLStreamReader reader) throws XMLStreamException, Unreadable {
        Deque<Open> open = new ArrayDeque<>();
        Xml root = null;
        int elements = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > ELEMENTS || open.size() >= DEPTH) {
                        throw new Unreadable(true, "more elements than a description has");
                    }
                    open.push(new Open(reader));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    root = open.pop().close();
                    if (!open.isEmpty()) {
                        open.peek().children.add(root);
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.peek().text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw new Unreadable(true, "has a document type or entities of its own");
                default -> {
                }
            }
        }
        if (root == null) {
            throw new Unreadable(false, "empty");
        }
        return root;
    }

    private static XMLInputFactory readers() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
