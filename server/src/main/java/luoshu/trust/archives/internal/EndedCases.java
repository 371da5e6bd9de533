package luoshu.trust.archives.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import luoshu.kernel.cases.CaseEvent;
import luoshu.kernel.cases.CaseFact;
import luoshu.kernel.cases.CaseListener;
import org.springframework.stereotype.Component;

/** A case that has ended waits to be filed. */
@Component
class EndedCases implements CaseListener {

    private static final Set<CaseFact> ENDS = EnumSet.of(CaseFact.CASE_CLOSED, CaseFact.CASE_NOT_ACCEPTED, CaseFact.CASE_WITHDRAWN, CaseFact.CASE_DEEMED_WITHDRAWN, CaseFact.CASE_LAPSED,
            CaseFact.CASE_TRANSFERRED);
    private final PackageQueries packages;
    private final ArchiveSettings settings;

    EndedCases(PackageQueries packages, ArchiveSettings settings) {
        this.packages = packages;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "archives";
    }

    @Override
    public boolean wants(CaseFact fact, CaseEvent.Told told) {
        return ENDS.contains(fact);
    }

    @Override
    public void happened(List<CaseEvent> events) {
        events.forEach(event -> packages.expect(event, event.at().plus(settings.after())));
    }
}
