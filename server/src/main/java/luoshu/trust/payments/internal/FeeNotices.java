package luoshu.trust.payments.internal;

import java.util.List;

import luoshu.kernel.access.Access;
import luoshu.kernel.cases.CaseEvent;
import luoshu.kernel.cases.CaseFact;
import luoshu.kernel.cases.CaseListener;
import org.springframework.stereotype.Component;

/** A granted case that costs something gets its notice. */
@Component
class FeeNotices implements CaseListener {

    private final NoticeDesk desk;
    private final Access access;

    FeeNotices(NoticeDesk desk, Access access) {
        this.desk = desk;
        this.access = access;
    }

    @Override
    public String name() {
        return "payments";
    }

    @Override
    public boolean wants(CaseFact fact, CaseEvent.Told told) {
        return fact == CaseFact.FEES_CHARGED;
    }

    @Override
    public void happened(List<CaseEvent> events) {
        access.asPlatform("payments", () -> {
            events.forEach(event -> desk.issue(event.caseId()));
            return true;
        });
    }
}
