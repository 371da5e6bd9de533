package luoshu.data.analysis.internal;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import luoshu.data.analysis.Analyses;
import luoshu.data.analysis.AnalysisAnswer;
import luoshu.data.analysis.AnalysisQuestion;
import luoshu.data.analysis.AnalysisTable;
import luoshu.data.analysis.AnalysisUse;
import luoshu.data.contracts.ContractRole;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class DefaultAnalyses implements Analyses {

    private final GrantedTables tables;
    private final Asking asking;
    private final UseQueries uses;
    private final Access access;
    private final Clock clock;

    DefaultAnalyses(GrantedTables tables, Asking asking, UseQueries uses, Access access, Clock clock) {
        this.tables = tables;
        this.asking = asking;
        this.uses = uses;
        this.access = access;
        this.clock = clock;
    }

    /** Whose organ it is for: a system or the platform has none. */
    private Actor.Official official() {
        access.require(USE);
        return access.official();
    }

    @Override
    public List<AnalysisTable> tables() {
        return tables.of(official()).stream().map(GrantedTable::shown).toList();
    }

    @Override
    public AnalysisAnswer ask(AnalysisQuestion question) {
        return asking.ask(official(), question);
    }

    @Override
    @Transactional
    public void cancel(UUID id) {
        if (!uses.cancel(id, official().subject(), clock.instant())) {
            throw new NotFound("question");
        }
    }

    @Override
    public Page<AnalysisUse> uses(@Nullable String q, @Nullable ContractRole role, PageRequest page) {
        access.require(WATCH);
        return uses.list(access.scope(WATCH), q, role == null ? ContractRole.ASKER : role, page);
    }

    @Override
    public Page<AnalysisUse> own(PageRequest page) {
        return uses.own(official().subject(), page);
    }
}
