package luoshu.data.open.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same statements come out of all three writings, read the way their specifications say. */
class RdfWritingTest {

    private static final String A = "https://data.example.cn/open-data/1";
    private static final List<Triple> TRIPLES = List.of(
            new Triple(A, "rdf:type", new Triple.Iri("http://www.w3.org/ns/dcat#Dataset")),
            new Triple(A, "dct:title", new Triple.Literal("公交\"站点\"\\一\n二\t<&>", "zh", "")),
            new Triple(A, "dct:title", new Triple.Literal("Bus stops", "en", "")),
            new Triple(A, "dct:identifier", new Triple.Literal("1", "", "")),
            new Triple(A, "dct:issued", new Triple.Literal("2026-11-23T04:00:00Z", "", "xsd:dateTime")),
            new Triple(A, "dcat:distribution", new Triple.Iri(A + "?a=1&b=2#csv")),
            new Triple(A + "?a=1&b=2#csv", "rdf:type", new Triple.Iri("http://www.w3.org/ns/dcat#Distribution")));

    private static String statement(String subject, String predicate, String object) {
        return subject + " " + predicate + " " + object;
    }

    private static String literal(String value, String language, String type) {
        return value + "|" + language + "|" + type;
    }

    private static Set<String> expected() {
        Set<String> all = new HashSet<>();
        TRIPLES.forEach(one -> all.add(statement(one.subject(), RdfWriting.iri(one.predicate()), switch (one.object()) {
            case Triple.Iri iri -> iri.value();
            case Triple.Literal text -> literal(text.value(), text.language(), text.type().isEmpty() ? "" : RdfWriting.iri(text.type()));
        })));
        return all;
    }

    @Test
    void rdf_xml() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        NodeList subjects = factory.newDocumentBuilder().parse(new ByteArrayInputStream(RdfWriting.xml(TRIPLES).getBytes(StandardCharsets.UTF_8))).getDocumentElement().getChildNodes();
        Set<String> found = new HashSet<>();
        for (int i = 0; i < subjects.getLength(); i++) {
            Element subject = (Element) subjects.item(i);
            for (int j = 0; j < subject.getChildNodes().getLength(); j++) {
                Element one = (Element) subject.getChildNodes().item(j);
                String resource = one.getAttributeNS(RdfWriting.RDF, "resource");
                found.add(statement(subject.getAttributeNS(RdfWriting.RDF, "about"), one.getNamespaceURI() + one.getLocalName(), !resource.isEmpty() ? resource
                        : literal(one.getTextContent(), one.getAttributeNS("http://www.w3.org/XML/1998/namespace", "lang"), one.getAttributeNS(RdfWriting.RDF, "datatype"))));
            }
        }
        assertThat(found).isEqualTo(expected());
    }

    @Test
    void json_ld() {
        JsonNode document = JsonMapper.shared().readTree(RdfWriting.jsonLd(TRIPLES));
        JsonNode context = document.path("@context");
        Set<String> found = new HashSet<>();
        document.path("@graph").forEach(node -> node.properties().forEach(property -> {
            if (property.getKey().equals("@type")) {
                property.getValue().forEach(type -> found.add(statement(node.path("@id").asString(), RdfWriting.RDF + "type", type.asString())));
            } else if (!property.getKey().equals("@id")) {
                property.getValue().forEach(value -> found.add(statement(node.path("@id").asString(), expanded(context, property.getKey()), value.has("@id") ? value.path("@id").asString()
                        : literal(value.path("@value").asString(), value.path("@language").asString(""), value.has("@type") ? expanded(context, value.path("@type").asString()) : ""))));
            }
        }));
        assertThat(found).isEqualTo(expected());
    }

    private static String expanded(JsonNode context, String name) {
        return context.path(name.substring(0, name.indexOf(':'))).asString() + name.substring(name.indexOf(':') + 1);
    }

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:<([^<>\"{}|^`\\\\\\s]*)>|\"((?:[^\"\\\\\\n\\r]|\\\\[tbnrf\"'\\\\]|\\\\u[0-9A-F]{4})*)\"(?:@([a-z]+)|\\^\\^([a-z]+:[A-Za-z]+))?|([a-z]+:[A-Za-z]+|a)(?=\\s)|([;.]))");

    @Test
    void turtle() {
        String text = RdfWriting.turtle(TRIPLES);
        Map<String, String> prefixes = new HashMap<>();
        Matcher prefix = Pattern.compile("@prefix ([a-z]+): <([^>]+)> \\.\\n").matcher(text);
        int at = 0;
        while (prefix.find()) {
            prefixes.put(prefix.group(1) + ":", prefix.group(2));
            at = prefix.end();
        }
        Set<String> found = new HashSet<>();
        Matcher token = TOKEN.matcher(text).region(at, text.stripTrailing().length());
        String subject = null;
        String predicate = null;
        while (token.regionStart() < token.regionEnd()) {
            assertThat(token.lookingAt()).as(text.substring(token.regionStart())).isTrue();
            if (token.group(6) != null) {
                subject = token.group(6).equals(".") ? null : subject;
                predicate = null;
            } else if (subject == null) {
                subject = token.group(1);
            } else if (predicate == null) {
                predicate = token.group(5).equals("a") ? RdfWriting.RDF + "type" : named(prefixes, token.group(5));
            } else {
                found.add(statement(subject, predicate, token.group(1) != null ? token.group(1)
                        : literal(token.group(2).translateEscapes(), token.group(3) == null ? "" : token.group(3), token.group(4) == null ? "" : named(prefixes, token.group(4)))));
            }
            token.region(token.end(), token.regionEnd());
        }
        assertThat(found).isEqualTo(expected());
    }

    private static String named(Map<String, String> prefixes, String name) {
        return prefixes.get(name.substring(0, name.indexOf(':') + 1)) + name.substring(name.indexOf(':') + 1);
    }
}
