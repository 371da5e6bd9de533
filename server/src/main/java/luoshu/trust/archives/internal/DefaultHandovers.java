package luoshu.trust.archives.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.jobs.Job;
import luoshu.kernel.jobs.Jobs;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.archives.ArchiveInstitution;
import luoshu.trust.archives.Archives;
import luoshu.trust.archives.HandoverState;
import luoshu.trust.archives.HandoverView;
import luoshu.trust.archives.Handovers;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class DefaultHandovers implements Handovers {

    private static final int MOST = 100;
    private final HandoverQueries handovers;
    private final HandoverRules rules;
    private final ObjectProvider<ArchiveInstitution> institution;
    private final Jobs jobs;
    private final Access access;

    DefaultHandovers(HandoverQueries handovers, HandoverRules rules, ObjectProvider<ArchiveInstitution> institution, Jobs jobs, Access access) {
        this.handovers = handovers;
        this.rules = rules;
        this.institution = institution;
        this.jobs = jobs;
        this.access = access;
    }

    @Override
    public Page<HandoverView> list(@Nullable HandoverState state, PageRequest page) {
        Page<HandoverQueries.Row> rows = handovers.page(access.scope(Archives.READ), state, page);
        return new Page<>(rows.items().stream().map(row -> view(row, List.of())).toList(), rows.total(), rows.page(), rows.size());
    }

    @Override
    public HandoverView get(UUID id) {
        return view(row(id), handovers.described(id));
    }

    @Override
    @Transactional
    public Job prepare(List<UUID> wanted) {
        connected();
        if (wanted.isEmpty() || wanted.size() > MOST || new HashSet<>(wanted).size() != wanted.size()) {
            throw new Invalid("/packages", "out-of-range", "请选择 1—" + MOST + " 件档案，不得重复");
        }
        rules.require(wanted);
        return jobs.start(HandoverPreparation.KIND, "移交前检测与列单（" + wanted.size() + " 件）", new HandoverPreparation.Order(wanted));
    }

    @Override
    @Transactional
    public Job send(UUID id, boolean carrierSafe) {
        HandoverQueries.Row row = row(id);
        access.require(HAND_OVER, row.subject());
        connected();
        if (!carrierSafe) {
            throw new Invalid("/carrierSafe", "required", "请确认移交载体（线路）安全可读");
        }
        if (row.state() != HandoverState.PREPARED) {
            throw new Refused(Problem.Kind.CONFLICT, "handover-answered", "the institution answered this batch already", Map.of("state", row.state().name()));
        }
        return jobs.start(HandoverSending.KIND, "移交 " + row.number(), new HandoverSending.Order(id));
    }

    private void connected() {
        if (institution.getIfAvailable() == null) {
            throw new Refused(Problem.Kind.CONFLICT, "no-archive-institution", "no archive institution is connected");
        }
    }

    private HandoverQueries.Row row(UUID id) {
        return handovers.find(id).filter(row -> access.scope(Archives.READ).reaches(row.subject())).orElseThrow(() -> new NotFound("handover"));
    }

    private HandoverView view(HandoverQueries.Row row, List<HandoverView.HandedPackage> described) {
        return new HandoverView(row.id(), row.number(), row.state(), row.organName(), row.institution(), row.simulated(), row.makerName(), row.madeAt(), row.answeredAt(), row.receipt(),
                row.verdict(), row.count(), row.state() == HandoverState.PREPARED && access.allows(HAND_OVER, row.subject()), described);
    }
}
