package luoshu.data.prefill.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.data.contracts.ActiveContracts;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.Contracts;
import luoshu.data.prefill.PrefillRule;
import luoshu.data.prefill.PrefillRuleDraft;
import luoshu.data.prefill.PrefillRules;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Permission;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.matters.Matters;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class DefaultPrefillRules implements PrefillRules {

    private final RuleQueries queries;
    private final RuleBounds bounds;
    private final Contracts contracts;
    private final ActiveContracts active;
    private final Matters matters;
    private final Organs organs;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    DefaultPrefillRules(RuleQueries queries, RuleBounds bounds, Contracts contracts, ActiveContracts active, Matters matters, Organs organs, Access access, Audit audit, Clock clock) {
        this.queries = queries;
        this.bounds = bounds;
        this.contracts = contracts;
        this.active = active;
        this.matters = matters;
        this.organs = organs;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Page<PrefillRule> list(PageRequest page) {
        access.require(READ);
        Page<RuleFile> files = queries.list(access.scope(READ), page);
        return new Page<>(files.items().stream().map(RuleFile::rule).toList(), files.total(), files.page(), files.size());
    }

    @Override
    public PrefillRule get(UUID id) {
        access.require(READ);
        return queries.find(id).filter(one -> access.allows(READ, one.subject())).orElseThrow(() -> new NotFound("prefill rule")).rule();
    }

    @Override
    @Transactional
    public PrefillRule draft(PrefillRuleDraft draft) {
        access.require(EDIT);
        RuleBounds.storable(draft);
        Organ organ = organs.get(new OrganCode(access.official().organ()));
        PublishedMatter matter = matters.findByCode(draft.matterCode()).orElseThrow(() -> new Invalid("/matterCode", "unknown", "没有这个事项"));
        Contract contract;
        try {
            contract = contracts.get(draft.contract());
        } catch (NotFound none) {
            throw new Invalid("/contract", "unknown", "没有这个共享约定");
        }
        bounds.check(draft, matter, contract, organ);
        UUID id = UUID.randomUUID();
        queries.insert(id, organ, draft, matter, access.actor(), clock.instant());
        audit.record(Act.done("prefill.draft", "prefill-rule:" + id).onCase(null, matter.code()).with(Map.of("contract", contract.number())));
        return queries.find(id).orElseThrow().rule();
    }

    @Override
    @Transactional
    public PrefillRule confirm(UUID id, int version) {
        RuleFile file = locked(CONFIRM, id, version, PrefillRule.State.DRAFT);
        if (file.draftedBy().equals(access.actor().subject())) {
            throw new Refused(Problem.Kind.CONFLICT, "prefill-own-draft", "who drafted a rule does not confirm it");
        }
        if (active.find(file.rule().contract()).filter(bounds::inForce).isEmpty()) {
            throw new Refused(Problem.Kind.CONFLICT, "contract-not-active", "the contract is not in use");
        }
        queries.confirm(id, access.actor(), clock.instant());
        audit.record(Act.done("prefill.confirm", "prefill-rule:" + id));
        return queries.find(id).orElseThrow().rule();
    }

    @Override
    @Transactional
    public PrefillRule withdraw(UUID id, int version) {
        locked(EDIT, id, version, PrefillRule.State.DRAFT, PrefillRule.State.ACTIVE);
        queries.withdraw(id, access.actor(), clock.instant());
        audit.record(Act.done("prefill.withdraw", "prefill-rule:" + id));
        return queries.find(id).orElseThrow().rule();
    }

    private RuleFile locked(Permission permission, UUID id, int version, PrefillRule.State... from) {
        access.require(permission);
        RuleFile file = queries.lock(id).filter(one -> access.allows(permission, one.subject())).orElseThrow(() -> new NotFound("prefill rule"));
        if (!List.of(from).contains(file.rule().state())) {
            throw new Refused(Problem.Kind.CONFLICT, "prefill-act-not-possible", "the rule is " + file.rule().state());
        }
        if (file.rule().version() != version) {
            throw IfMatch.stale();
        }
        return file;
    }
}
