package luoshu.kernel.documents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.database.SqlPart;
import luoshu.kernel.problems.NotFound;

/** Issues statutory documents and shows them again. */
public interface Documents {

    /**
     * Issues a document in the caller's transaction: draws its number, stores its facts. Nothing is rendered here (a few milliseconds). Who may issue was decided by the caller.
     *
     * @throws IllegalArgumentException when a fact that the kind requires is missing: a caller's bug, not a person's mistake
     */
    DocumentRef issue(DocumentKind kind, DocumentFacts facts);

    /**
     * The same, lent as part of the caller's own statement: one expression {@code documents_issued} with the columns {@code id, kind, title (jsonb), number, facts, issued_at}.
     * Read back through the view {@code documents.api_document}.
     *
     * @param guard  name of an expression with the column {@code number} (the case number, put into the facts); nothing is issued unless it has a row
     * @param orders at most one of each kind
     */
    SqlPart part(String guard, List<DocumentOrder> orders, Instant now);

    /** The PDF. The same facts and wording give the same bytes. @throws NotFound */
    byte[] render(UUID id);

    Optional<DocumentRef> find(UUID id);

    /** Documents of one case, oldest first. */
    List<DocumentRef> list(String caseNumber);

    /** The facts it was issued with, for sealing, archives and certificates. @throws NotFound */
    DocumentFacts facts(UUID id);
}
