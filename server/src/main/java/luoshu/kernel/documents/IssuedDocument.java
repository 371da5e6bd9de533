package luoshu.kernel.documents;

import luoshu.kernel.files.FileOwner;
import org.jspecify.annotations.Nullable;

/**
 * A document as its source keeps it.
 *
 * @param owner   whoever may read that owner's files ({@link luoshu.kernel.files.FileAccess}) may read the document
 * @param wording of its {@link DocumentHeading}; null for one issued before wordings were kept, printed in today's
 */
public record IssuedDocument(DocumentRef ref, FileOwner owner, @Nullable String wording, DocumentFacts facts) {
}
