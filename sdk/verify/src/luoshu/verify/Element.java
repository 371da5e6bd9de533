package luoshu.verify;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML by local names: no document type, no entities, and no more of it than a description has. */
record Element(String name, Map<String, String> attributes, List<Element> children, StringBuilder words) {

    private static final int BYTES = 8 << 20;
    private static final int DEPTH = 40;
    private static final int ELEMENTS = 20_000;

    static Element read(byte[] bytes, String path) {
        if (bytes.length > BYTES) {
            throw new Wrong("too long for a description: " + path);
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            return read(factory.createXMLStreamReader(new ByteArrayInputStream(bytes), "UTF-8"), path);
        } catch (XMLStreamException | RuntimeException broken) {
            throw broken instanceof Wrong wrong ? wrong : new Wrong("not readable: " + path);
        }
    }

    private static Element read(XMLStreamReader reader, String path) throws XMLStreamException {
        Deque<Element> open = new ArrayDeque<>();
        Element last = null;
        for (int elements = 0; reader.hasNext();) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > ELEMENTS || open.size() == DEPTH) {
                        throw new Wrong("more elements than a description has: " + path);
                    }
                    Element element = new Element(reader.getLocalName(), new HashMap<>(), new ArrayList<>(), new StringBuilder());
                    for (int i = 0; i < reader.getAttributeCount(); i++) {
                        element.attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
                    }
                    if (!open.isEmpty()) {
                        open.peek().children.add(element);
                    }
                    open.push(element);
                }
                case XMLStreamConstants.END_ELEMENT -> last = open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.peek().words.append(reader.getText());
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw new Wrong("a document type or entities, which no description has: " + path);
                default -> {
                }
            }
        }
        if (last == null) {
            throw new Wrong("not readable: " + path);
        }
        return last;
    }

    /** The first of that name; null if there is none. */
    Element child(String wanted) {
        return children.stream().filter(each -> each.name.equals(wanted)).findFirst().orElse(null);
    }

    List<Element> all(String wanted) {
        return children.stream().filter(each -> each.name.equals(wanted)).toList();
    }

    String attribute(String wanted) {
        return attributes.getOrDefault(wanted, "");
    }

    /** What the child of that name says. */
    String text(String wanted) {
        Element child = child(wanted);
        if (child == null) {
            throw new Wrong("a description without " + wanted);
        }
        return child.text();
    }

    String text() {
        return words.toString().strip();
    }
}
