package luoshu.data.lineage.internal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.data.lineage.Lineage;
import luoshu.data.lineage.LineageReporter;
import luoshu.data.lineage.LineageReporters;
import luoshu.data.lineage.NewReporter;
import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.problems.Storable;
import luoshu.trust.signing.Sm3;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class DefaultReporters implements LineageReporters {

    private static final int LONGEST_NAME = 40;
    private final SecureRandom random = new SecureRandom();
    private final ReporterQueries queries;
    private final Organs organs;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    DefaultReporters(ReporterQueries queries, Organs organs, Access access, Audit audit, Clock clock) {
        this.queries = queries;
        this.organs = organs;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<LineageReporter> list() {
        access.require(Lineage.TELL);
        return queries.list(access.scope(Lineage.TELL));
    }

    @Override
    @Transactional
    public NewReporter register(String name) {
        access.require(Lineage.TELL);
        Storable.check(name, "/name");
        String called = name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME) {
            throw new Invalid("/name", called.isEmpty() ? "required" : "too-long", "请填写名称，不超过 " + LONGEST_NAME + " 字");
        }
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String key = "lsl-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Organ organ = organs.get(new OrganCode(access.official().organ()));
        UUID id = queries.insert(organ, called, hash(key), key.substring(key.length() - 4), access.actor().name(), clock.instant())
                .orElseThrow(() -> new Refused(Problem.Kind.CONFLICT, "lineage-reporter-exists", "本单位已有同名的系统"));
        audit.record(Act.done("lineage.reporter-make", "lineage-reporter:" + id).with(Map.of("name", called)));
        return new NewReporter(reached(id), key);
    }

    @Override
    @Transactional
    public LineageReporter revoke(UUID id) {
        reached(id);
        queries.revoke(id, access.actor().name(), clock.instant());
        audit.record(Act.done("lineage.reporter-revoke", "lineage-reporter:" + id).with(Map.of()));
        return reached(id);
    }

    private LineageReporter reached(UUID id) {
        access.require(Lineage.TELL);
        return queries.find(id, access.scope(Lineage.TELL)).orElseThrow(() -> new NotFound("reporter"));
    }

    static byte[] hash(String key) {
        return Sm3.digest(key.getBytes(StandardCharsets.UTF_8));
    }
}
