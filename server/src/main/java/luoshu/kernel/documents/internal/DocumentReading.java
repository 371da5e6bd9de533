package luoshu.kernel.documents.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.documents.DocumentSource;
import luoshu.kernel.documents.IssuedDocument;
import luoshu.kernel.files.FileAccess;
import luoshu.kernel.files.ReadingRules;
import luoshu.kernel.problems.NotFound;
import org.springframework.stereotype.Component;

/** A person reads a document: whoever may read the files of its owner ({@link FileAccess}) may read it. Audited before the first byte goes out. */
@Component
public class DocumentReading {

    private final List<DocumentSource> sources;
    private final ReadingRules rules;
    private final Access access;
    private final Audit audit;

    DocumentReading(List<DocumentSource> sources, ReadingRules rules, Access access, Audit audit) {
        this.sources = List.copyOf(sources);
        this.rules = rules;
        this.access = access;
        this.audit = audit;
    }

    /** @throws NotFound also when the case is somebody else's */
    public IssuedDocument permit(UUID id) {
        IssuedDocument document = sources.stream().map(source -> source.find(id)).flatMap(Optional::stream).findFirst().orElseThrow(() -> new NotFound("document"));
        FileAccess.Reading reading = rules.ask(access.actor(), document.owner()).orElseThrow(() -> new NotFound("document"));
        audit.record(new Act("document.read", Act.Outcome.READ, "document:" + id, reading.caseNumber(), reading.matter(), reading.person(), Map.of()));
        return document;
    }
}
