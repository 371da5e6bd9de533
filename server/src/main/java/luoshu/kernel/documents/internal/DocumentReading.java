package luoshu.kernel.documents.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.documents.DocumentRef;
import luoshu.kernel.files.FileAccess;
import luoshu.kernel.files.FileOwner;
import luoshu.kernel.problems.NotFound;
import org.springframework.stereotype.Component;

/** A person reads a document: whoever may read the files of its owner ({@link FileAccess}) may read it. Audited before the first byte goes out. */
@Component
public class DocumentReading {

    private final DefaultDocuments documents;
    private final List<FileAccess> rules;
    private final Access access;
    private final Audit audit;

    DocumentReading(DefaultDocuments documents, List<FileAccess> rules, Access access, Audit audit) {
        this.documents = documents;
        this.rules = List.copyOf(rules);
        this.access = access;
        this.audit = audit;
    }

    /** @throws NotFound also when the case is somebody else's */
    public DocumentRef permit(UUID id) {
        FileOwner owner = documents.owner(id);
        FileAccess.Reading reading = rules.stream().filter(rule -> rule.kind().equals(owner.kind())).map(rule -> rule.mayRead(access.actor(), owner)).flatMap(Optional::stream)
                .findFirst().orElseThrow(() -> new NotFound("document"));
        audit.record(new Act("document.read", Act.Outcome.READ, "document:" + id, reading.caseNumber(), reading.matter(), reading.person(), Map.of()));
        return documents.find(id).orElseThrow(() -> new NotFound("document"));
    }
}
