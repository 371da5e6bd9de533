package luoshu.kernel.cases.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Permission;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.cases.CaseCharges;
import luoshu.kernel.cases.CaseCommand;
import luoshu.kernel.cases.CaseCommandBody;
import luoshu.kernel.cases.CaseDossier;
import luoshu.kernel.cases.CaseParties;
import luoshu.kernel.cases.DeliveredElsewhere;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.parties.PersonalDetails;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.tasks.TaskSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What officials do. Whatever is out of reach does not exist; what is in reach but not granted is refused and audited. */
@Component
class StaffDesk implements TaskSource {

    /** 批量制证: done to many cases together. */
    static final String ISSUE = "issue";
    private final CaseStore store;
    private final MatterDesk matters;
    private final StaffActs acts;
    private final CaseActions actions;
    private final DossierViews views;
    private final FormMask mask;
    private final Parties parties;
    private final Access access;
    private final Audit audit;
    private final Clock clock;
    private final ResultConditions conditions;
    private final CorrectedFields corrected;

    StaffDesk(CaseStore store, MatterDesk matters, StaffActs acts, CaseActions actions, DossierViews views, FormMask mask, Parties parties, Access access, Audit audit, Clock clock,
              ResultConditions conditions, CorrectedFields corrected) {
        this.store = store;
        this.matters = matters;
        this.acts = acts;
        this.actions = actions;
        this.views = views;
        this.mask = mask;
        this.parties = parties;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.conditions = conditions;
        this.corrected = corrected;
    }

    /** Reading personal data is an act: it is recorded for the applicant to see. */
    CaseDossier read(String number) {
        CaseWork work = load(number);
        audit.record(Act.read("case.read", "case:" + work.file.identity.id(), work.file.identity.applicant()).onCase(number, work.file.identity.matterCode()));
        return views.dossier(work);
    }

    String flow(String number) {
        return load(number).flow.bpmn();
    }

    CaseDossier act(String number, CaseCommand command, long version, CaseCommandBody body) {
        CaseWork work = load(number);
        act(work, command, body, version);
        return views.dossier(work);
    }

    @Override
    public String source() {
        return CaseFiles.SOURCE;
    }

    @Override
    public Permission reading() {
        return CasePermissions.READ;
    }

    @Override
    public List<Permission> doing() {
        return CasePermissions.OF_TASKS;
    }

    @Override
    public void act(String action, UUID ref, String key, @Nullable String opinion) {
        CaseWork work = work(store.find(ref, access.scope(CasePermissions.READ)).orElseThrow(() -> new NotFound("case")));
        CaseCommand command = switch (action) {
            case "accept" -> CaseCommand.ACCEPT;
            case "pass" -> CaseCommand.PASS;
            case ISSUE -> CaseCommand.ISSUE_RESULT;
            default -> throw new Refused(Problem.Kind.CONFLICT, "not-in-bulk", "this action is taken case by case");
        };
        requireOpen(work, key);
        act(work, command, opinion == null ? CaseCommandBody.EMPTY : CaseCommandBody.opinion(opinion), work.file.version);
    }

    private static void requireOpen(CaseWork work, String key) {
        if (work.file.findTask(key).isEmpty()) {
            throw new Refused(Problem.Kind.CONFLICT, "step-not-open", "the task was done meanwhile");
        }
    }

    @Override
    public Set<String> together() {
        return Set.of(ISSUE);
    }

    @Override
    public Map<UUID, Problem> actTogether(String action, Map<UUID, String> keys) {
        Map<UUID, CaseFile> files = store.findAll(keys.keySet(), access.scope(CasePermissions.READ));
        Map<UUID, Problem> refused = new HashMap<>();
        List<CaseWork> works = new ArrayList<>();
        keys.forEach((ref, key) -> {
            try {
                works.add(issuable(Optional.ofNullable(files.get(ref)), key));
            } catch (Problem problem) {
                refused.put(ref, problem);
            }
        });
        if (!works.isEmpty()) {
            acts.issue(works);
            store.save(works, work -> done(work, CaseCommand.ISSUE_RESULT));
        }
        return refused;
    }

    private CaseWork issuable(Optional<CaseFile> file, String key) {
        CaseWork work = work(file.orElseThrow(() -> new NotFound("case")));
        requireOpen(work, key);
        requirePermitted(work, CaseCommand.ISSUE_RESULT);
        acts.requireIssuable(work);
        return work;
    }

    private void act(CaseWork work, CaseCommand command, CaseCommandBody body, long version) {
        CaseTransitions.get(work.file.state, command);
        if (work.file.version != version) {
            throw IfMatch.stale();
        }
        requirePermitted(work, command);
        acts.perform(work, command, body);
        store.save(work, done(work, command));
    }

    private void requirePermitted(CaseWork work, CaseCommand command) {
        actions.requirePermitted(work, command);
        actions.refuseIfTaken(work, command);
    }

    private static Act done(CaseWork work, CaseCommand command) {
        CaseFile.Identity identity = work.file.identity;
        return Act.done("case." + command.path(), "case:" + identity.id()).onCase(identity.number(), identity.matterCode()).of(identity.applicant());
    }

    void record(UUID id, CaseCommand command, Map<String, Object> detail) {
        if (command != CaseCommand.RATE && command != CaseCommand.ARCHIVE) {
            throw new IllegalArgumentException("not for other modules: " + command);
        }
        CaseWork work = work(store.find(id).orElseThrow(() -> new NotFound("case")));
        work.go(command, new CaseWork.Entry(null, null, null, null, detail));
        store.save(work, done(work, command));
    }

    void deliver(UUID id, DeliveredElsewhere handed) {
        CaseWork work = work(store.find(id).orElseThrow(() -> new NotFound("case")));
        acts.deliver(work, handed);
        store.save(work, done(work, CaseCommand.DELIVER));
    }

    void correctData(UUID id, String pointer, String value, Map<String, Object> detail) {
        CaseWork work = work(store.find(id).orElseThrow(() -> new NotFound("case")));
        CaseTransitions.get(work.file.state, CaseCommand.CORRECT_DATA);
        work.file.form = corrected.form(work, pointer, value);
        work.contentChanged = true;
        work.go(CaseCommand.CORRECT_DATA, CaseWork.Entry.NOTHING.with("pointer", pointer).with("source", detail));
        store.save(work, done(work, CaseCommand.CORRECT_DATA).with(detail));
    }

    void requireReadable(String number) {
        readable(number);
    }

    CaseParties parties(String number) {
        CaseFile.Identity identity = readable(number).identity;
        return new CaseParties(identity.id(), identity.number(), identity.applicant(), identity.applicantName(), identity.catalogCode(), identity.matterName());
    }

    private CaseFile readable(String number) {
        return store.find(number, access.scope(CasePermissions.READ)).orElseThrow(() -> new NotFound("case"));
    }

    CaseCharges charges(UUID id) {
        CaseFile file = store.find(id).orElseThrow(() -> new NotFound("case"));
        return conditions.charges(file, matters.of(file));
    }

    private CaseWork load(String number) {
        CaseFile file = store.find(number, access.scope(CasePermissions.READ)).orElseThrow(() -> new NotFound("case"));
        return work(file);
    }

    private CaseWork work(CaseFile file) {
        PublishedMatter matter = matters.of(file);
        return new CaseWork(file, matter, matters.flow(matter), access.actor(), clock.instant());
    }

    /** Personal numbers in clear, for a stated reason. */
    Map<String, String> reveal(String number, List<String> fields, @Nullable String reason) {
        CaseWork work = load(number);
        if (!(access.actor() instanceof Actor.Official)) {
            throw new NotFound("case");
        }
        String why = Words.required(reason, "/reason", "请写明查看的理由");
        CaseFile.Identity identity = work.file.identity;
        Map<String, String> secrets = new HashMap<>(mask.secrets(work.matter.definition(), work.file.form));
        if (fields.contains("applicant.idNumber") || fields.contains("applicant.mobile")) {
            PersonalDetails details = parties.details(new PartyId(identity.applicant()), why);
            if (details.idNumber() != null) {
                secrets.put("applicant.idNumber", details.idNumber().value());
            }
            if (details.mobile() != null) {
                secrets.put("applicant.mobile", details.mobile().value());
            }
        }
        secrets.keySet().retainAll(fields);
        audit.record(Act.read("case.reveal", "case:" + identity.id(), identity.applicant()).onCase(number, identity.matterCode()).with(Map.of("fields", List.copyOf(secrets.keySet()), "reason", why)));
        return secrets;
    }
}
