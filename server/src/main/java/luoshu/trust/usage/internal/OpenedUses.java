package luoshu.trust.usage.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.files.FileAccess;
import luoshu.kernel.files.FileOwner;
import luoshu.kernel.files.Files;
import luoshu.kernel.files.ReadingRules;
import luoshu.kernel.problems.NotFound;
import luoshu.trust.certificates.Certificate;
import luoshu.trust.certificates.Certificates;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The pages of a certificate, for who has just used it: a use opens them for half an hour. */
@Component
public class OpenedUses {

    private final UseLog log;
    private final Certificates certificates;
    private final MaterialQueries queries;
    private final Files files;
    private final ReadingRules rules;
    private final Audit audit;
    private final Access access;

    OpenedUses(UseLog log, Certificates certificates, MaterialQueries queries, Files files, ReadingRules rules, Audit audit, Access access) {
        this.queries = queries;
        this.files = files;
        this.rules = rules;
        this.audit = audit;
        this.log = log;
        this.certificates = certificates;
        this.access = access;
    }

    @Transactional(readOnly = true)
    public String picture(UUID use) {
        Certificate one = log.opened(use, access.actor()).flatMap(certificates::find).orElseThrow(() -> new NotFound("use"));
        return certificates.pictures(one).getFirst();
    }

    /** As it was taken: the file of the application, whatever has become of the certificate since. */
    @Transactional
    public String inCase(UUID file) {
        FileOwner owner = files.ownerOf(file);
        FileAccess.Reading reading = rules.ask(access.actor(), owner).filter(_ -> queries.known(file)).orElseThrow(() -> new NotFound("file"));
        audit.record(new Act("file.read", Act.Outcome.READ, "file:" + file, reading.caseNumber(), reading.matter(), reading.person(), Map.of()));
        try (InputStream in = files.open(file)) {
            return certificates.pictures(in.readAllBytes()).getFirst();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
