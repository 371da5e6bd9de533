package luoshu.kernel.files.internal;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.files.FileAccess;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.problems.NotFound;
import org.springframework.stereotype.Component;

/** A person reads a file: the owner module is asked, the read is audited before the first byte goes out. */
@Component
public class FileReading {

    private final DefaultFiles files;
    private final Map<String, FileAccess> rules;
    private final Access access;
    private final Audit audit;

    FileReading(DefaultFiles files, List<FileAccess> rules, Access access, Audit audit) {
        this.files = files;
        this.rules = rules.stream().collect(Collectors.toUnmodifiableMap(FileAccess::kind, Function.identity()));
        this.access = access;
        this.audit = audit;
    }

    /** @throws NotFound also when the file is somebody else's */
    public FileRef permit(UUID id, String action) {
        FileQueries.Row row = files.row(id);
        FileAccess rule = rules.get(row.owner().kind());
        FileAccess.Reading reading = rule == null ? null : rule.mayRead(access.actor(), row.owner()).orElse(null);
        if (reading == null) {
            throw new NotFound("file");
        }
        audit.record(new Act(action, Act.Outcome.READ, "file:" + id, reading.caseNumber(), reading.matter(), reading.person(), Map.of()));
        return row.ref();
    }

    public InputStream open(FileRef ref, long offset) {
        return files.open(ref, offset);
    }
}
