package luoshu.data.operation.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import luoshu.data.contracts.ContractState;
import luoshu.data.contracts.Contracts;
import luoshu.data.operation.Operated;
import luoshu.data.operation.OperationAct;
import luoshu.data.operation.OperationAgreement;
import luoshu.data.operation.OperationDraft;
import luoshu.data.operation.OperationJournalEntry;
import luoshu.data.operation.OperationRow;
import luoshu.data.operation.OperationState;
import luoshu.data.operation.Operations;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Permission;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class DefaultOperations implements Operations {

    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    static final int LONGEST_REASON = 1_000;
    private final OperationQueries queries;
    private final OperationBounds bounds;
    private final OperationJournal journal;
    private final OperationDoor door;
    private final Contracts contracts;
    private final Organs organs;
    private final Access access;
    private final Clock clock;

    DefaultOperations(OperationQueries queries, OperationBounds bounds, OperationJournal journal, OperationDoor door, Contracts contracts, Organs organs, Access access, Clock clock) {
        this.queries = queries;
        this.bounds = bounds;
        this.journal = journal;
        this.door = door;
        this.contracts = contracts;
        this.organs = organs;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public Page<OperationRow> list(@Nullable String q, @Nullable OperationState state, PageRequest page) {
        access.require(READ);
        if (q != null) {
            Storable.check(q, "/q");
        }
        return queries.list(access.scope(READ), q, state, page);
    }

    @Override
    public OperationAgreement get(String number) {
        return view(reached(number));
    }

    @Override
    public List<OperationJournalEntry> journal(String number) {
        return journal.list(reached(number).number());
    }

    /** For who reads what belongs to an agreement. */
    AgreementFile reached(String number) {
        access.require(READ);
        return queries.find(number).filter(one -> access.allows(READ, one.subject())).orElseThrow(() -> new NotFound("operation"));
    }

    /** For who acts on it, one after the other. */
    AgreementFile locked(Permission permission, String number) {
        access.require(permission);
        AgreementFile file = queries.lock(number).filter(one -> access.allows(READ, one.subject())).orElseThrow(() -> new NotFound("operation"));
        access.require(permission, file.subject());
        return file;
    }

    @Override
    @Transactional
    public OperationAgreement create(OperationDraft draft) {
        access.require(EDIT);
        String organ = access.official().organ();
        OperationBounds.Checked checked = bounds.check(draft, organ, today());
        String number = queries.insert(organs.get(new OrganCode(organ)), draft, checked, access.actor(), today(), clock.instant());
        journal.done("draft", number, Map.of("operator", checked.operator()));
        return get(number);
    }

    @Override
    @Transactional
    public OperationAgreement save(String number, int version, OperationDraft draft) {
        AgreementFile file = locked(EDIT, number);
        if (file.state() != OperationState.DRAFT) {
            throw new Refused(Problem.Kind.CONFLICT, "operation-act-not-possible", "only a draft is edited", Map.of("act", "SAVE", "state", file.state().name()));
        }
        if (file.version() != version) {
            throw IfMatch.stale();
        }
        OperationBounds.Checked checked = bounds.check(draft, file.subject().organ(), today());
        queries.save(number, draft, checked, access.actor(), clock.instant());
        journal.done("draft", number, Map.of("operator", checked.operator()));
        return get(number);
    }

    @Override
    @Transactional
    public OperationAgreement act(String number, OperationAct act, int version, String reason) {
        AgreementFile file = locked(needed(act), number);
        if (!may(act, file)) {
            access.require(APPROVE, file.subject());
        }
        OperationState next = OperationTransitions.after(file.state(), act)
                .orElseThrow(() -> new Refused(Problem.Kind.CONFLICT, "operation-act-not-possible", act + " is not possible in state " + file.state(), Map.of("act", act.name(), "state", file.state().name())));
        if (file.version() != version) {
            throw IfMatch.stale();
        }
        String why = act == OperationAct.CONCLUDE || act == OperationAct.BEGIN ? optional(reason) : Words.required(reason, "/reason", LONGEST_REASON, "请写明理由");
        Instant now = clock.instant();
        switch (act) {
            case CONCLUDE -> conclude(file);
            case BEGIN, RESUME -> usable(file);
            case SUSPEND, END -> { }
        }
        queries.move(number, next, why.isEmpty() ? null : why, act == OperationAct.BEGIN, act == OperationAct.END, now);
        AgreementFile moved = queries.find(number).orElseThrow();
        effect(file, act);
        journal.act(moved, act, why, now);
        return view(moved);
    }

    /** Who may only write withdraws a draft. */
    private Permission needed(OperationAct act) {
        return act == OperationAct.END && access.scope(APPROVE).grants().isEmpty() ? EDIT : APPROVE;
    }

    private boolean may(OperationAct act, AgreementFile file) {
        return access.allows(APPROVE, file.subject()) || act == OperationAct.END && file.state() == OperationState.DRAFT && access.allows(EDIT, file.subject());
    }

    private void conclude(AgreementFile file) {
        if (file.drafters().contains(access.actor().subject())) {
            throw new Refused(Problem.Kind.CONFLICT, "operation-own-draft", "an agreement is concluded by another than who wrote it");
        }
        usable(file);
        List<String> missing = file.operated().stream().filter(one -> one.asset() == null).map(Operated::resourceName).toList();
        if (!missing.isEmpty()) {
            throw new Refused(Problem.Kind.CONFLICT, "operation-not-registered", "not in the register: " + missing, Map.of("resources", String.join("、", missing)));
        }
        List<String> taken = queries.heldElsewhere(file.number());
        if (!taken.isEmpty()) {
            throw new Refused(Problem.Kind.CONFLICT, "operation-system-taken", "held by another agreement: " + taken, Map.of("systems", String.join("、", taken)));
        }
    }

    private void usable(AgreementFile file) {
        if (today().isAfter(file.terms().until())) {
            throw new Refused(Problem.Kind.CONFLICT, "operation-period-over", "the agreement ended on " + file.terms().until());
        }
        if (file.state() != OperationState.DRAFT && today().isBefore(file.terms().from())) {
            throw new Refused(Problem.Kind.CONFLICT, "operation-not-yet", "the agreement begins on " + file.terms().from(), Map.of("from", file.terms().from().toString()));
        }
        List<String> idle = file.operated().stream().map(Operated::contract).filter(one -> access.asPlatform("operation", () -> contracts.get(one)).state() != ContractState.ACTIVE).toList();
        if (!idle.isEmpty()) {
            throw new Refused(Problem.Kind.CONFLICT, "operation-contract-not-active", "contracts not in use: " + idle, Map.of("contracts", String.join("、", idle)));
        }
    }

    private void effect(AgreementFile file, OperationAct act) {
        switch (act) {
            case CONCLUDE -> {
                queries.hold(file.number(), true);
                door.close(file, "尚未生效");
            }
            case BEGIN, RESUME -> door.open(file);
            case SUSPEND -> door.close(file, "已经中止");
            case END -> {
                if (file.state() != OperationState.DRAFT) {
                    door.close(file, "已经终止");
                    queries.hold(file.number(), false);
                }
            }
        }
    }

    private static String optional(String reason) {
        return reason.isBlank() ? "" : Words.required(reason, "/reason", LONGEST_REASON, "");
    }

    OperationAgreement view(AgreementFile file) {
        OperationDraft terms = file.terms();
        List<OperationAct> possible = Arrays.stream(OperationAct.values()).filter(act -> OperationTransitions.after(file.state(), act).isPresent() && may(act, file)).toList();
        boolean edits = access.allows(EDIT, file.subject());
        return new OperationAgreement(file.number(), file.subject().organ(), file.organName(), terms.name(), terms.operator(), file.operatorName(), terms.purpose(), terms.scenarios(), terms.from(), terms.until(), terms.priceKind(),
                terms.priceBasis(), terms.revenueCap(), terms.safety(), terms.withdrawal(), file.systems(), file.operated(), file.state(), file.version(), file.begunOn(), file.endedOn(), file.reason(), file.draftedByName(),
                file.changedAt(), possible, edits && file.state() == OperationState.DRAFT, edits && file.begunAt() != null, access.allows(APPROVE, file.subject()));
    }

    Optional<AgreementFile> find(String number) {
        return queries.find(number);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CHINA);
    }
}
