package luoshu.data.open.internal;

import java.util.Comparator;
import java.util.List;

/** A statement of RDF. {@code subject}: an absolute IRI; {@code predicate}: a name of a vocabulary, {@code dct:title}. */
record Triple(String subject, String predicate, Term object) {

    sealed interface Term {
    }

    record Iri(String value) implements Term {
    }

    /** {@code language}: zh, en or empty; {@code type}: a name such as {@code xsd:dateTime}, or empty. */
    record Literal(String value, String language, String type) implements Term {
    }

    /** Those of one subject stay together. */
    static List<Triple> ordered(List<Triple> triples) {
        return triples.stream().distinct().sorted(Comparator.comparing(Triple::subject)).toList();
    }
}
