package luoshu.data.open.internal;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import tools.jackson.databind.json.JsonMapper;

/** Turtle, RDF/XML and JSON-LD of the same statements. */
final class RdfWriting {

    static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String TYPE = "rdf:type";
    private static final Map<String, String> PREFIXES = new LinkedHashMap<>();
    private static final JsonMapper JSON = JsonMapper.shared();

    static {
        PREFIXES.put("rdf", RDF);
        PREFIXES.put("dcat", "http://www.w3.org/ns/dcat#");
        PREFIXES.put("dct", "http://purl.org/dc/terms/");
        PREFIXES.put("foaf", "http://xmlns.com/foaf/0.1/");
        PREFIXES.put("skos", "http://www.w3.org/2004/02/skos/core#");
        PREFIXES.put("spdx", "http://spdx.org/rdf/terms#");
        PREFIXES.put("vcard", "http://www.w3.org/2006/vcard/ns#");
        PREFIXES.put("hydra", "http://www.w3.org/ns/hydra/core#");
        PREFIXES.put("xsd", "http://www.w3.org/2001/XMLSchema#");
    }

    private RdfWriting() {
    }

    static String iri(String name) {
        int at = name.indexOf(':');
        return PREFIXES.get(name.substring(0, at)) + name.substring(at + 1);
    }

    private static Map<String, List<Triple>> bySubject(List<Triple> triples) {
        Map<String, List<Triple>> subjects = new LinkedHashMap<>();
        Triple.ordered(triples).forEach(one -> subjects.computeIfAbsent(one.subject(), _ -> new ArrayList<>()).add(one));
        return subjects;
    }

    static String turtle(List<Triple> triples) {
        StringBuilder out = new StringBuilder();
        PREFIXES.forEach((prefix, space) -> out.append("@prefix ").append(prefix).append(": <").append(space).append("> .\n"));
        bySubject(triples).forEach((subject, of) -> {
            out.append("\n<").append(subject).append(">");
            for (int i = 0; i < of.size(); i++) {
                out.append(i == 0 ? "\n    " : " ;\n    ").append(of.get(i).predicate().equals(TYPE) ? "a" : of.get(i).predicate()).append(' ').append(turtle(of.get(i).object()));
            }
            out.append(" .\n");
        });
        return out.toString();
    }

    private static String turtle(Triple.Term term) {
        return switch (term) {
            case Triple.Iri iri -> "<" + iri.value() + ">";
            case Triple.Literal literal -> '"' + escaped(literal.value()) + '"' + (literal.language().isEmpty() ? literal.type().isEmpty() ? "" : "^^" + literal.type() : "@" + literal.language());
        };
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '"' -> out.append("\\\"");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 32) {
                        out.append(String.format("\\u%04X", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }

    static String xml(List<Triple> triples) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
            out.writeStartElement("rdf", "RDF", RDF);
            for (Map.Entry<String, String> prefix : PREFIXES.entrySet()) {
                out.writeNamespace(prefix.getKey(), prefix.getValue());
            }
            for (Map.Entry<String, List<Triple>> subject : bySubject(triples).entrySet()) {
                out.writeStartElement("rdf", "Description", RDF);
                out.writeAttribute("rdf", RDF, "about", subject.getKey());
                for (Triple one : subject.getValue()) {
                    xml(out, one);
                }
                out.writeEndElement();
            }
            out.writeEndElement();
            out.writeEndDocument();
            out.close();
            return text.toString();
        } catch (XMLStreamException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void xml(XMLStreamWriter out, Triple one) throws XMLStreamException {
        int at = one.predicate().indexOf(':');
        out.writeStartElement(one.predicate().substring(0, at), one.predicate().substring(at + 1), PREFIXES.get(one.predicate().substring(0, at)));
        switch (one.object()) {
            case Triple.Iri iri -> out.writeAttribute("rdf", RDF, "resource", iri.value());
            case Triple.Literal literal -> {
                if (!literal.language().isEmpty()) {
                    out.writeAttribute("xml:lang", literal.language());
                } else if (!literal.type().isEmpty()) {
                    out.writeAttribute("rdf", RDF, "datatype", iri(literal.type()));
                }
                out.writeCharacters(storable(literal.value()));
            }
        }
        out.writeEndElement();
    }

    /** XML 1.0 has no other control characters. */
    private static String storable(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\uFFFE\uFFFF]", "");
    }

    static String jsonLd(List<Triple> triples) {
        List<Map<String, Object>> graph = new ArrayList<>();
        bySubject(triples).forEach((subject, of) -> {
            Map<String, Object> node = new LinkedHashMap<>();
            node.put("@id", subject);
            Map<String, List<Object>> values = new LinkedHashMap<>();
            of.forEach(one -> values.computeIfAbsent(one.predicate().equals(TYPE) ? "@type" : one.predicate(), _ -> new ArrayList<>()).add(jsonLd(one)));
            node.putAll(values);
            graph.add(node);
        });
        return JSON.writeValueAsString(new LinkedHashMap<>(Map.of("@context", PREFIXES, "@graph", graph)));
    }

    private static Object jsonLd(Triple one) {
        return switch (one.object()) {
            case Triple.Iri iri when one.predicate().equals(TYPE) -> iri.value();
            case Triple.Iri iri -> Map.of("@id", iri.value());
            case Triple.Literal literal -> literal.language().isEmpty() ? literal.type().isEmpty() ? Map.of("@value", literal.value()) : Map.of("@value", literal.value(), "@type", literal.type())
                    : Map.of("@value", literal.value(), "@language", literal.language());
        };
    }
}
