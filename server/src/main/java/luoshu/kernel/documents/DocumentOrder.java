package luoshu.kernel.documents;

/** A document to issue within another module's own statement; see {@link Documents#part}. */
public record DocumentOrder(DocumentKind kind, DocumentFacts facts) {
}
