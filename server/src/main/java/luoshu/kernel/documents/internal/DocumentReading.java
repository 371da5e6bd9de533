package luoshu.kernel.documents.internal;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.documents.DocumentRef;
import luoshu.kernel.files.FileAccess;
import luoshu.kernel.files.FileOwner;
import luoshu.kernel.problems.NotFound;
import org.springframework.stereotype.Component;

/** A person reads a document: whoever may read the files of the case ({@link FileAccess} of kind {@code case}) may read its documents. */
@Component
public class DocumentReading {

    private static final String KIND = "case";
    private final DefaultDocuments documents;
    private final List<FileAccess> rules;
    private final Access access;
    private final Audit audit;

    DocumentReading(DefaultDocuments documents, List<FileAccess> rules, Access access, Audit audit) {
        this.documents = documents;
        this.rules = rules.stream().filter(rule -> rule.kind().equals(KIND)).toList();
        this.access = access;
        this.audit = audit;
    }

    /** @throws NotFound also when the case is somebody else's */
    public DocumentRef permit(UUID id) {
        DocumentQueries.Stored stored = documents.stored(id);
        FileOwner owner = new FileOwner(KIND, stored.caseNumber());
        FileAccess.Reading reading = rules.stream().map(rule -> rule.mayRead(access.actor(), owner)).flatMap(java.util.Optional::stream).findFirst()
                .orElseThrow(() -> new NotFound("document"));
        audit.record(new Act("document.read", Act.Outcome.READ, "document:" + id, stored.caseNumber(), reading.matter(), reading.person(), Map.of()));
        return stored.ref();
    }
}
