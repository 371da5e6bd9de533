package luoshu.data.demands.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import luoshu.data.demands.DemandAct;
import luoshu.data.demands.DemandProposal;
import luoshu.data.demands.DemandProposals;
import luoshu.data.demands.DemandState;
import luoshu.data.demands.ProposedDemand;
import luoshu.kernel.access.Access;
import luoshu.kernel.cases.CaseState;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class DefaultDemandProposals implements DemandProposals {

    private static final Duration LEFT_IN_PEACE = Duration.ofDays(180);
    private final DemandQueries queries;
    private final DemandOpening opening;
    private final DemandJournal journal;
    private final DemandTasks tasks;
    private final Access access;
    private final Clock clock;

    DefaultDemandProposals(DemandQueries queries, DemandOpening opening, DemandJournal journal, DemandTasks tasks, Access access, Clock clock) {
        this.queries = queries;
        this.opening = opening;
        this.journal = journal;
        this.tasks = tasks;
        this.access = access;
        this.clock = clock;
    }

    @Override
    @Transactional
    public ProposedDemand propose(DemandProposal proposal) {
        Optional<DemandFile> latest = queries.findLatest(proposal.asker(), proposal.resource());
        if (latest.filter(this::stands).isPresent()) {
            return proposed(latest.get());
        }
        return access.asPlatform("demands", () -> {
            DemandFile file = opening.propose(proposal);
            queries.insert(file);
            journal.write(file, DemandAct.OPEN, proposal.why());
            tasks.follow(file, DemandAct.OPEN.name(), false);
            return proposed(file);
        });
    }

    private boolean stands(DemandFile file) {
        CaseState at = file.caseState();
        boolean over = file.state() == DemandState.DISCARDED || at != null && (at.ended() || at == CaseState.DECIDED_REFUSED || at == CaseState.DELIVERED);
        return !over || file.changedAt().isAfter(clock.instant().minus(LEFT_IN_PEACE));
    }

    private static ProposedDemand proposed(DemandFile file) {
        return new ProposedDemand(file.id(), file.state(), file.number());
    }
}
