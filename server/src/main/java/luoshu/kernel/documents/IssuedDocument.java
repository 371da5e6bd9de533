package luoshu.kernel.documents;

import luoshu.kernel.files.FileOwner;

/**
 * A document as its source keeps it. {@code wording}: of its {@link DocumentHeading}. {@code owner}: whoever may read that owner's files ({@link luoshu.kernel.files.FileAccess})
 * may read the document.
 */
public record IssuedDocument(DocumentRef ref, FileOwner owner, String wording, DocumentFacts facts) {
}
