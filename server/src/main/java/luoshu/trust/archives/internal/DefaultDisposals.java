package luoshu.trust.archives.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.files.Files;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.archives.Archives;
import luoshu.trust.archives.DisposalState;
import luoshu.trust.archives.DisposalView;
import luoshu.trust.archives.Disposals;
import luoshu.trust.archives.PackageState;
import luoshu.trust.ledger.Evidence;
import luoshu.trust.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class DefaultDisposals implements Disposals {

    private static final int MOST = 200;
    private final DisposalQueries disposals;
    private final PackageQueries packages;
    private final RecordQueries records;
    private final Files files;
    private final Ledger ledger;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    DefaultDisposals(DisposalQueries disposals, PackageQueries packages, RecordQueries records, Files files, Ledger ledger, Access access, Audit audit, Clock clock) {
        this.disposals = disposals;
        this.packages = packages;
        this.records = records;
        this.files = files;
        this.ledger = ledger;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Page<DisposalView> list(@Nullable DisposalState state, PageRequest page) {
        Page<DisposalQueries.Row> rows = disposals.page(access.scope(Archives.READ), state, page);
        return new Page<>(rows.items().stream().map(row -> view(row, List.of())).toList(), rows.total(), rows.page(), rows.size());
    }

    @Override
    public DisposalView get(UUID id) {
        return view(row(id), disposals.described(id));
    }

    @Override
    @Transactional
    public DisposalView propose(List<UUID> wanted, String reason) {
        Storable.check(reason, "/reason");
        if (wanted.isEmpty() || wanted.size() > MOST || new HashSet<>(wanted).size() != wanted.size()) {
            throw new Invalid("/packages", "out-of-range", "请选择 1—" + MOST + " 件档案，不得重复");
        }
        Map<UUID, PackageRow> found = packages.lock(wanted).stream().filter(row -> access.scope(PROPOSE).reaches(row.subject())).collect(Collectors.toMap(PackageRow::id, Function.identity()));
        Set<UUID> listed = Set.copyOf(disposals.listed(wanted));
        List<FieldError> errors = new ArrayList<>();
        String organ = null;
        for (int i = 0; i < wanted.size(); i++) {
            PackageRow row = found.get(wanted.get(i));
            String pointer = "/packages/" + i;
            if (row == null) {
                errors.add(new FieldError(pointer, "not-found", "没有这件档案"));
                continue;
            }
            organ = Objects.requireNonNullElse(organ, row.organ());
            obstacle(row).ifPresent(error -> errors.add(new FieldError(pointer, error.code(), error.message())));
            if (listed.contains(row.id())) {
                errors.add(new FieldError(pointer, "already-listed", row.number() + " 已在另一份待审批的销毁清册中"));
            }
            if (!organ.equals(row.organ())) {
                errors.add(new FieldError(pointer, "another-organ", "一份清册只列一个立档单位的档案"));
            }
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        PackageRow first = Objects.requireNonNull(found.get(wanted.getFirst()));
        Actor actor = access.actor();
        Instant now = clock.instant();
        UUID id = disposals.insert(first, reason.strip(), actor, now);
        disposals.add(id, wanted);
        wanted.forEach(one -> records.event(one, "DISPOSAL_PROPOSED", actor, Map.of("disposal", id), now));
        audit.record(Act.done("archive.dispose", "disposal:" + id).with(Map.of("packages", wanted.size())));
        return get(id);
    }

    private record Obstacle(String code, String message) {
    }

    private Optional<Obstacle> obstacle(PackageRow row) {
        if (row.state() != PackageState.FILED) {
            return Optional.of(new Obstacle("not-kept-here", "只有在本机关保管的档案才能列入销毁"));
        }
        if (row.keptUntil() == null) {
            return Optional.of(new Obstacle("kept-for-ever", row.number() + " 永久保管，不得销毁"));
        }
        return row.keptUntil().isBefore(LocalDate.ofInstant(clock.instant(), Metadata.ZONE)) ? Optional.empty()
                : Optional.of(new Obstacle("retention-not-over", row.number() + " 保管至 " + row.keptUntil() + "，期限未满"));
    }

    @Override
    @Transactional
    public DisposalView decide(UUID id, boolean approve, String opinion) {
        Storable.check(opinion, "/opinion");
        DisposalQueries.Row row = row(id);
        access.require(APPROVE, row.subject());
        Actor actor = access.actor();
        if (row.state() != DisposalState.PROPOSED) {
            throw decided(row.state());
        }
        if (row.proposedBy().equals(actor.subject())) {
            throw new Refused(Problem.Kind.CONFLICT, "another-official-needed", "whoever proposed a destruction does not approve it");
        }
        Instant now = clock.instant();
        if (!disposals.decide(id, approve ? DisposalState.APPROVED : DisposalState.REFUSED, opinion.strip(), actor, now)) {
            throw decided(DisposalState.APPROVED);
        }
        List<PackageRow> listed = packages.lock(disposals.packages(id));
        if (approve) {
            destroy(id, row, listed, actor, now);
        } else {
            listed.forEach(one -> records.event(one.id(), "DISPOSAL_REFUSED", actor, Map.of("disposal", id), now));
        }
        audit.record(Act.done(approve ? "archive.approve-disposal" : "archive.refuse-disposal", "disposal:" + id).with(Map.of("packages", listed.size())));
        return get(id);
    }

    private static Refused decided(DisposalState state) {
        return new Refused(Problem.Kind.CONFLICT, "disposal-decided", "this list was decided already", Map.of("state", state.name()));
    }

    /** From here on only the list, the journal and the evidence know of them. */
    private void destroy(UUID id, DisposalQueries.Row disposal, List<PackageRow> listed, Actor actor, Instant now) {
        List<Ledger.Act> acts = new ArrayList<>();
        for (PackageRow one : listed) {
            obstacle(one).ifPresent(obstacle -> {
                throw new Refused(Problem.Kind.CONFLICT, "disposal-not-possible", obstacle.message(), Map.of("number", String.valueOf(one.number())));
            });
            files.discard(Objects.requireNonNull(one.file()));
            packages.destroyed(one.id());
            records.event(one.id(), "DESTROYED", actor, Map.of("disposal", id, "manifest", String.valueOf(one.manifest())), now);
            acts.add(new Ledger.Act("archive:" + one.id() + ":destroyed", "case:" + one.caseNumber(), new Evidence("archive-destroyed", now, one.organ(),
                    Map.of("number", String.valueOf(one.number()), "manifest", "SM3:" + one.manifest(), "disposal", id.toString(), "proposed", disposal.proposedAt().toString()))));
        }
        ledger.record(acts);
    }

    private DisposalQueries.Row row(UUID id) {
        return disposals.find(id).filter(row -> access.scope(Archives.READ).reaches(row.subject())).orElseThrow(() -> new NotFound("disposal"));
    }

    private DisposalView view(DisposalQueries.Row row, List<DisposalView.DisposedPackage> described) {
        boolean mayDecide = row.state() == DisposalState.PROPOSED && access.allows(APPROVE, row.subject()) && !row.proposedBy().equals(access.actor().subject());
        return new DisposalView(row.id(), row.state(), row.organName(), row.reason(), row.proposerName(), row.proposedAt(), row.deciderName(), row.decidedAt(), row.opinion(), row.count(), mayDecide,
                described);
    }
}
