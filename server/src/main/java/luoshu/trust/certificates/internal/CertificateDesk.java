package luoshu.trust.certificates.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.texts.Text;
import luoshu.trust.certificates.Certificate;
import luoshu.trust.certificates.Certificates;
import luoshu.trust.certificates.LifeOperation;
import org.springframework.stereotype.Component;

/** 证照管理: what officials see of certificates. Looking at one is a read of its holder's data. */
@Component
public class CertificateDesk {

    public record TypeChoice(String code, Text name, String definedBy, String basis) {
    }

    public record ReasonChoice(String code, LifeOperation operation, Text name, String basis) {
    }

    private final CertificateStore store;
    private final CertificateTypes types;
    private final LifeReasons reasons;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    CertificateDesk(CertificateStore store, CertificateTypes types, LifeReasons reasons, Access access, Audit audit, Clock clock) {
        this.store = store;
        this.types = types;
        this.reasons = reasons;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    public Page<Certificate> page(CertificateFilter filter, PageRequest page) {
        access.require(Certificates.READ);
        LocalDate today = LocalDate.ofInstant(clock.instant(), Faces.ZONE);
        Page<CertificateRow> rows = store.page(access.scope(Certificates.READ), filter, today, page);
        return new Page<>(rows.items().stream().map(row -> row.view(types, today)).toList(), rows.total(), rows.page(), rows.size());
    }

    /** Writes down that the official of this request looked at it. */
    public void looked(Certificate certificate, String action) {
        audit.record(new Act(action, Act.Outcome.READ, "certificate:" + certificate.id(), certificate.origin() == null ? null : certificate.origin().caseNumber(),
                certificate.origin() == null ? null : certificate.origin().matterCode(), certificate.holder().party(), Map.of()));
    }

    public List<TypeChoice> types() {
        return types.all().stream().map(type -> new TypeChoice(type.code(), type.name(), type.definedBy(), type.basis())).toList();
    }

    public List<ReasonChoice> reasons() {
        return reasons.all().stream().map(reason -> new ReasonChoice(reason.code(), reason.operation(), reason.name(), reason.basis())).toList();
    }
}
