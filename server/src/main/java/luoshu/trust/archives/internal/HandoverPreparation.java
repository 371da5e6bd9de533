package luoshu.trust.archives.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.jobs.JobKind;
import luoshu.kernel.jobs.JobRun;
import luoshu.kernel.problems.Invalid;
import luoshu.trust.archives.ArchiveInstitution;
import luoshu.trust.archives.Checking;
import luoshu.trust.archives.Checkpoint;
import luoshu.trust.signing.CertificateSubject;
import luoshu.trust.signing.Certification;
import luoshu.trust.signing.SigningKey;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks packages for a hand-over and lists them, signed by the organ. Begun twice it finds them listed, and ends. */
@Component
class HandoverPreparation implements JobKind<HandoverPreparation.Order> {

    static final String KIND = "archive-handover";

    record Order(List<UUID> packages) {
    }

    private final HandoverRules rules;
    private final HandoverQueries handovers;
    private final PackageQueries packages;
    private final RecordQueries records;
    private final Checks checks;
    private final Certification certification;
    private final ObjectProvider<ArchiveInstitution> institution;
    private final Access access;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    HandoverPreparation(HandoverRules rules, HandoverQueries handovers, PackageQueries packages, RecordQueries records, Checks checks, Certification certification,
                        ObjectProvider<ArchiveInstitution> institution, Access access, Audit audit, Clock clock, PlatformTransactionManager transactions) {
        this.rules = rules;
        this.handovers = handovers;
        this.packages = packages;
        this.records = records;
        this.checks = checks;
        this.certification = certification;
        this.institution = institution;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Order> argumentType() {
        return Order.class;
    }

    @Override
    public void run(Order order, JobRun run) {
        List<PackageRow> rows = rules.require(order.packages());
        run.total(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Checking checking = checks.check(rows.get(i), Checkpoint.HANDOVER);
            if (!checking.passed()) {
                throw new Invalid("/packages/" + i, "damaged", rows.get(i).number() + " 四性检测不合格，不能移交；检测结果见该档案的页面");
            }
            run.done(i + 1);
        }
        transaction.executeWithoutResult(status -> write(order.packages()));
    }

    private void write(List<UUID> wanted) {
        packages.lock(wanted);
        List<PackageRow> rows = rules.require(wanted);
        PackageRow first = rows.getFirst();
        ArchiveInstitution to = Objects.requireNonNull(institution.getIfAvailable());
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, Metadata.ZONE);
        String series = "YJ-" + first.organ() + "-" + today.getYear();
        String number = series + "-" + String.format("%03d", packages.serial(series));
        byte[] list = list(number, first, to, rows, now).bytes();
        SigningKey key = certification.keyOf(CertificateSubject.organ(first.organ(), first.organName()));
        UUID id = UUID.randomUUID();
        handovers.insert(id, number, first, to.name(), to.simulated(), access.actor(), now, list, key.sign(list), Pem.write(key.chain()), wanted);
        wanted.forEach(one -> records.event(one, "HANDOVER_PREPARED", access.actor(), Map.of("handover", number), now));
        audit.record(Act.done("archive.hand-over", "handover:" + id).with(Map.of("packages", wanted.size(), "number", number)));
    }

    private static Element list(String number, PackageRow first, ArchiveInstitution to, List<PackageRow> rows, Instant now) {
        Element root = new Element("电子档案移交清单").with("批次", number).with("移交单位", first.organName()).with("移交单位代码", first.organ()).with("接收单位", to.name()).with("时间", now);
        for (PackageRow row : rows) {
            root.child("档案").with("档号", row.number()).with("办件编号", row.caseNumber()).with("题名", row.applicantName() + " " + row.matterName().zh()).with("保管期限", row.retention())
                    .with("字节数", row.bytes()).with("SHA256", row.sha256()).with("清单SM3", row.manifest());
        }
        return root;
    }

    static String words(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
