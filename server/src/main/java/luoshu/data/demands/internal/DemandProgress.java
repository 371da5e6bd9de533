package luoshu.data.demands.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import luoshu.kernel.cases.CaseEvent;
import luoshu.kernel.cases.CaseFact;
import luoshu.kernel.cases.CaseListener;
import luoshu.kernel.cases.Cases;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A demand follows its case: where it stands, until when, and whose turn it is. */
@Component
class DemandProgress implements CaseListener {

    private static final Set<CaseFact> UNSEEN = EnumSet.of(CaseFact.CASE_RATED, CaseFact.CASE_ARCHIVED, CaseFact.EXTENSION_REFUSED, CaseFact.FEES_CHARGED);

    private final DemandQueries queries;
    private final DemandTasks tasks;
    /** Cases tell their listeners, so they are found when first needed. */
    private final ObjectProvider<Cases> cases;
    private final DemandDeadlines deadlines;
    private final Clock clock;

    DemandProgress(DemandQueries queries, DemandTasks tasks, ObjectProvider<Cases> cases, DemandDeadlines deadlines, Clock clock) {
        this.queries = queries;
        this.tasks = tasks;
        this.cases = cases;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "demands";
    }

    @Override
    public boolean wants(CaseFact fact, CaseEvent.Told told) {
        return !UNSEEN.contains(fact);
    }

    @Override
    public boolean concerns(String matterSlug) {
        return DemandMatters.SLUGS.contains(matterSlug);
    }

    @Override
    public void happened(List<CaseEvent> events) {
        Map<UUID, CaseEvent> last = new TreeMap<>();
        events.forEach(event -> last.merge(event.caseId(), event, (one, other) -> one.sequence() > other.sequence() ? one : other));
        last.values().forEach(this::follow);
    }

    private void follow(CaseEvent event) {
        DemandFile file = queries.lock(event.caseId()).orElse(null);
        if (file != null && queries.follow(file.id(), event.sequence(), event.state(), due(file, event), clock.instant())) {
            tasks.follow(queries.find(file.id()).orElseThrow(), event.fact().name(), true);
        }
    }

    /** The last day of what the providing organ has to do now; null while it is not its turn. */
    private @Nullable LocalDate due(DemandFile file, CaseEvent event) {
        return switch (event.state()) {
            case DECIDED_GRANTED -> deadlines.supply(file.matterCode(), event.at());
            case SUBMITTED, RECEIVED, ACCEPTED, HANDLING, SPECIAL_PROCEDURE -> deadlines.answer(cases.getObject().getOf(AskingOrgan.of(file), event.number()));
            case DRAFT, CORRECTION, NOT_ACCEPTED, DECIDED_REFUSED, RESULT_ISSUED, DELIVERED, CLOSED, RATED, ARCHIVED, WITHDRAWN, LAPSED, TRANSFERRED -> null;
        };
    }
}
