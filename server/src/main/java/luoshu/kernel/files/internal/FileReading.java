package luoshu.kernel.files.internal;

import java.io.InputStream;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.files.FileAccess;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.ReadingRules;
import luoshu.kernel.problems.NotFound;
import org.springframework.stereotype.Component;

/** A person reads a file: the owner module is asked, the read is audited before the first byte goes out. */
@Component
public class FileReading {

    private final DefaultFiles files;
    private final ReadingRules rules;
    private final Access access;
    private final Audit audit;

    FileReading(DefaultFiles files, ReadingRules rules, Access access, Audit audit) {
        this.files = files;
        this.rules = rules;
        this.access = access;
        this.audit = audit;
    }

    /** @throws NotFound also when the file is somebody else's */
    public FileRef permit(UUID id, String action) {
        FileQueries.Row row = files.row(id);
        FileAccess.Reading reading = rules.ask(access.actor(), row.owner()).orElseThrow(() -> new NotFound("file"));
        audit.record(new Act(action, Act.Outcome.READ, "file:" + id, reading.caseNumber(), reading.matter(), reading.person(), Map.of()));
        return row.ref();
    }

    public InputStream open(FileRef ref, long offset) {
        return files.open(ref, offset);
    }
}
