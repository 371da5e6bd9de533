package luoshu.data.contracts.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import luoshu.data.catalog.ResourceView;
import luoshu.data.catalog.Resources;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractAct;
import luoshu.data.contracts.ContractItem;
import luoshu.data.contracts.ContractJournalEntry;
import luoshu.data.contracts.ContractRole;
import luoshu.data.contracts.ContractRow;
import luoshu.data.contracts.ContractState;
import luoshu.data.contracts.Contracts;
import luoshu.data.contracts.NewContract;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Subject;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
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
class DefaultContracts implements Contracts {

    private static final int LONGEST_REASON = 1_000;
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final ContractQueries queries;
    private final ContractJournal journal;
    private final ContractChanges changes;
    private final Resources resources;
    private final Organs organs;
    private final Access access;
    private final Clock clock;

    DefaultContracts(ContractQueries queries, ContractJournal journal, ContractChanges changes, Resources resources, Organs organs, Access access, Clock clock) {
        this.queries = queries;
        this.journal = journal;
        this.changes = changes;
        this.resources = resources;
        this.organs = organs;
        this.access = access;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Contract conclude(NewContract contract) {
        return conclude(contract, access.asPlatform("contracts", () -> resources.get(contract.resource())));
    }

    @Override
    @Transactional
    public Contract draft(NewContract contract) {
        access.require(MANAGE);
        ResourceView resource = resources.get(contract.resource());
        access.require(MANAGE, subject(organs.get(new OrganCode(resource.organ()))));
        return conclude(contract, resource);
    }

    private Contract conclude(NewContract contract, ResourceView resource) {
        if (resource.origin() != null) {
            throw new Refused(Problem.Kind.CONFLICT, "resource-foreign", "the entry is another installation's; it is managed there", Map.of("node", resource.origin().name()));
        }
        Instant now = clock.instant();
        List<FieldError> errors = new ArrayList<>();
        if (resource.edition() != contract.edition()) {
            errors.add(new FieldError("/edition", "not-in-force", "这一版目录不是现行版本"));
        }
        Optional<Organ> asker = OrganCode.read(contract.asker()).flatMap(organs::find).filter(organ -> organ.state() == Organ.State.ACTIVE);
        if (asker.isEmpty()) {
            errors.add(new FieldError("/asker", "unknown", "没有这个机构"));
        } else if (contract.asker().equals(resource.organ())) {
            errors.add(new FieldError("/asker", "same-organ", "机构使用自己的数据不需要约定"));
        }
        if (contract.demand() != null && !contract.demand().matches("[0-9A-Za-z-]{1,64}")) {
            errors.add(new FieldError("/demand", "pattern", "办件编号不正确"));
        }
        List<ContractItem> items = List.of();
        try {
            items = ContractBounds.check(contract.terms(), resource.content(), today());
        } catch (Invalid wrong) {
            errors.addAll(wrong.errors());
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        String number = queries.insert(contract, resource, organs.get(new OrganCode(resource.organ())), asker.orElseThrow(), items, today(), now);
        ContractFile concluded = queries.find(number).orElseThrow();
        journal.write(concluded.contract(), ContractAct.CONCLUDE, "", now);
        return view(concluded);
    }

    @Override
    @Transactional
    public Contract activate(String number, int version) {
        return act(number, ContractAct.ACTIVATE, version, "");
    }

    @Override
    @Transactional
    public Contract suspend(String number, int version, String reason) {
        return act(number, ContractAct.SUSPEND, version, required(reason));
    }

    @Override
    @Transactional
    public Contract resume(String number, int version, String reason) {
        return act(number, ContractAct.RESUME, version, required(reason));
    }

    @Override
    @Transactional
    public Contract end(String number, int version, String reason) {
        return act(number, ContractAct.END, version, required(reason));
    }

    private Contract act(String number, ContractAct act, int version, String reason) {
        access.require(MANAGE);
        ContractFile file = within(queries.lock(number));
        if (!may(act, file)) {
            access.require(MANAGE, file.provider());
        }
        ContractState next = ContractTransitions.after(file.contract().state(), act).orElseThrow(() -> notPossible(act, file.contract()));
        if (file.contract().version() != version) {
            throw IfMatch.stale();
        }
        if (next == ContractState.ACTIVE) {
            usable(file.contract());
        }
        Instant now = clock.instant();
        queries.move(number, next, reason.isEmpty() ? null : reason, now);
        changes.announce();
        ContractFile moved = queries.find(number).orElseThrow();
        journal.write(moved.contract(), act, reason, now);
        return view(moved);
    }

    private void usable(Contract contract) {
        if (today().isAfter(contract.terms().until())) {
            throw new Refused(Problem.Kind.CONFLICT, "contract-period-over", "the contract ended on " + contract.terms().until());
        }
        if (!queries.inForce(contract.resource())) {
            throw new Refused(Problem.Kind.CONFLICT, "contract-resource-not-in-force", "the resource is in force no more");
        }
    }

    private static Refused notPossible(ContractAct act, Contract contract) {
        return new Refused(Problem.Kind.CONFLICT, "contract-act-not-possible", act + " is not possible in state " + contract.state(), Map.of("act", act.name(), "state", contract.state().name()));
    }

    private static String required(String reason) {
        Storable.check(reason, "/reason");
        if (reason.isBlank()) {
            throw new Invalid("/reason", "required", "请写明理由");
        }
        if (reason.codePointCount(0, reason.length()) > LONGEST_REASON) {
            throw new Invalid("/reason", "too-long", "不超过 " + LONGEST_REASON + " 字");
        }
        return reason.strip();
    }

    @Override
    public Contract get(String number) {
        access.require(READ);
        return view(within(queries.find(number)));
    }

    @Override
    public List<ContractJournalEntry> journal(String number) {
        access.require(READ);
        return journal.list(within(queries.find(number)).contract().number());
    }

    @Override
    public Page<ContractRow> list(@Nullable String q, @Nullable ContractRole role, @Nullable ContractState state, PageRequest page) {
        access.require(READ);
        if (q != null) {
            Storable.check(q, "/q");
        }
        return queries.list(access.scope(READ), role, state, q, page);
    }

    @Override
    public List<Contract> ofDemand(String caseNumber) {
        return queries.ofDemand(caseNumber).stream().map(this::view).toList();
    }

    @Override
    public List<Contract> ofResource(UUID resource) {
        return queries.ofResource(resource).stream().map(this::view).toList();
    }

    private ContractFile within(Optional<ContractFile> file) {
        return file.filter(one -> access.allows(READ, one.provider()) || access.allows(READ, one.asker())).orElseThrow(() -> new NotFound("contract"));
    }

    private boolean may(ContractAct act, ContractFile file) {
        return access.allows(MANAGE, file.provider()) || act == ContractAct.END && access.allows(MANAGE, file.asker());
    }

    private Contract view(ContractFile file) {
        Contract one = file.contract();
        Set<ContractAct> possible = EnumSet.noneOf(ContractAct.class);
        possible.addAll(ContractTransitions.possible(one.state()));
        possible.removeIf(act -> !may(act, file));
        return new Contract(one.number(), one.resource(), one.edition(), one.resourceCode(), one.resourceName(), one.provider(), one.providerName(), one.asker(), one.askerName(), one.demand(), one.terms(), one.items(),
                false, one.state(), one.version(), one.reason(), one.concludedAt(), one.changedAt(), List.copyOf(possible));
    }

    private static Subject subject(Organ organ) {
        return new Subject(organ.code().value(), organ.duty(), organ.region().value(), 0);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CHINA);
    }
}
