package luoshu.data.demands.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.catalog.ResourceView;
import luoshu.data.catalog.Resources;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractState;
import luoshu.data.contracts.ContractTerms;
import luoshu.data.contracts.Contracts;
import luoshu.data.contracts.NewContract;
import luoshu.data.demands.DemandAct;
import luoshu.data.demands.DemandJournalEntry;
import luoshu.data.demands.DemandRow;
import luoshu.data.demands.DemandSide;
import luoshu.data.demands.DemandState;
import luoshu.data.demands.DemandView;
import luoshu.data.demands.Demands;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseReceipt;
import luoshu.kernel.cases.CaseState;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.cases.CitizenCase;
import luoshu.kernel.cases.CorrectionAnswer;
import luoshu.kernel.cases.DeliveredElsewhere;
import luoshu.kernel.cases.Draft;
import luoshu.kernel.cases.DraftChange;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Component
class DefaultDemands implements Demands {

    private static final int LONGEST_NOTE = 1_000;
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String DIRECTLY = "7";

    private final DemandQueries queries;
    private final DemandOpening opening;
    private final DemandReach reach;
    private final DemandTasks tasks;
    private final DemandDeadlines deadlines;
    private final DemandJournal journal;
    private final Resources resources;
    private final Contracts contracts;
    private final Cases cases;
    private final Access access;
    private final JsonMapper json;
    private final Clock clock;

    DefaultDemands(DemandQueries queries, DemandOpening opening, DemandReach reach, DemandTasks tasks, DemandDeadlines deadlines, DemandJournal journal, Resources resources, Contracts contracts, Cases cases,
                   Access access, JsonMapper json, Clock clock) {
        this.queries = queries;
        this.opening = opening;
        this.reach = reach;
        this.tasks = tasks;
        this.deadlines = deadlines;
        this.journal = journal;
        this.resources = resources;
        this.contracts = contracts;
        this.cases = cases;
        this.access = access;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @Transactional
    public DemandView open(UUID resource) {
        access.require(MAKE);
        Optional<DemandFile> unfinished = queries.findUnfinished(access.official().organ(), resource);
        if (unfinished.isPresent()) {
            return view(unfinished.get());
        }
        DemandFile file = opening.open(resource);
        queries.insert(file);
        journal.write(file, DemandAct.OPEN, "");
        return view(file);
    }

    @Override
    public Page<DemandRow> page(@Nullable String q, @Nullable DemandSide side, @Nullable DemandState state, PageRequest page) {
        access.require(READ);
        if (q != null) {
            Storable.check(q, "/q");
        }
        return queries.page(access.scope(READ), q, side, state, page);
    }

    @Override
    @Transactional(readOnly = true)
    public DemandView get(UUID id) {
        return view(reach.within(queries.find(id)));
    }

    @Override
    public List<DemandJournalEntry> journal(UUID id) {
        DemandFile file = reach.within(queries.find(id));
        return reach.asking(file) ? journal.list(id) : journal.list(id).stream().filter(entry -> ofProvider(entry.act())).toList();
    }

    /** What the asking organ did before it agreed is its own affair. */
    private static boolean ofProvider(DemandAct act) {
        return switch (act) {
            case APPROVE, CORRECT, WITHDRAW, TERMS, CONCLUDE, SUPPLY -> true;
            case OPEN, HAND_IN, RECALL, RETURN, DISCARD -> false;
        };
    }

    @Override
    @Transactional(readOnly = true)
    public Draft draft(UUID id) {
        DemandFile file = reach.within(queries.find(id));
        unfinished(file);
        return cases.getDraft(AskingOrgan.of(file), id);
    }

    @Override
    @Transactional
    public Draft save(UUID id, long version, DraftChange change) {
        access.require(MAKE);
        DemandFile file = reach.within(queries.lock(id));
        access.require(MAKE, file.asker().subject());
        if (file.state() != DemandState.WRITING) {
            throw notPossible("SAVE", file);
        }
        Actor.Official official = access.official();
        JsonNode form = change.form() == null ? null : DemandForm.fixed(change.form(), file.resourceCode(), file.resourceName(), json);
        Draft saved = cases.changeDraft(AskingOrgan.of(file), id, version, new DraftChange(null, form, null, null, null));
        queries.wrote(id, official.subject(), official.name(), official.accountId(), clock.instant());
        return saved;
    }

    @Override
    @Transactional
    public DemandView act(UUID id, DemandAct act, int version, String note) {
        access.require(READ);
        DemandFile file = reach.within(queries.lock(id));
        reach.require(act, file);
        if (!DemandTransitions.possible(file).contains(act)) {
            throw notPossible(act.name(), file);
        }
        stale(file.version() == version);
        String why = note(act, note);
        Instant now = clock.instant();
        switch (act) {
            case HAND_IN -> {
                complete(file);
                move(file, act, "", now);
            }
            case RECALL -> move(file, act, "", now);
            case RETURN -> move(file, act, why, now);
            case DISCARD -> {
                cases.deleteDraft(AskingOrgan.of(file), id, cases.getDraft(AskingOrgan.of(file), id).version());
                move(file, act, "", now);
            }
            case APPROVE -> approve(file, now);
            case CONCLUDE -> conclude(file, now);
            case SUPPLY -> supply(file);
            case OPEN, CORRECT, WITHDRAW, TERMS -> throw new IllegalArgumentException(act + " has a way of its own");
        }
        DemandFile after = queries.find(id).orElseThrow();
        journal.write(after, act, why);
        tasks.follow(after, act.name(), act != DemandAct.RECALL);
        return view(after);
    }

    private void move(DemandFile file, DemandAct act, String note, Instant now) {
        stale(queries.move(file, DemandTransitions.after(act).orElseThrow(), note, now));
    }

    /** @throws Invalid with everything that keeps it from being handed in */
    private JsonNode complete(DemandFile file) {
        Draft draft = cases.getDraft(AskingOrgan.of(file), file.id());
        JsonNode form = draft.form() == null ? json.createObjectNode() : draft.form();
        List<FieldError> problems = new ArrayList<>(draft.problems());
        if (problems.isEmpty()) {
            problems.addAll(DemandForm.problems(form, resources.get(file.resource()), today()));
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return form;
    }

    private void approve(DemandFile file, Instant now) {
        reach.another(file);
        ContractTerms terms = DemandForm.terms(complete(file), resources.get(file.resource()));
        Actor.Applicant organ = AskingOrgan.of(access.official(), file.party(), file.asker().name());
        CaseReceipt receipt = cases.submit(organ, file.id(), organ.name(), false);
        LocalDate due = deadlines.answer(cases.getOf(organ, receipt.number()));
        stale(queries.handedIn(file, receipt.number(), organ.name(), terms, due, now));
    }

    private void conclude(DemandFile file, Instant now) {
        ResourceView resource = access.asPlatform("demands", () -> resources.get(file.resource()));
        Contract concluded = contracts.conclude(new NewContract(file.resource(), resource.edition(), file.asker().organ(), file.number(), terms(file)));
        stale(queries.concluded(file, concluded.number(), now));
    }

    /** The contract comes into force, and with it the case is delivered: both or neither. */
    private void supply(DemandFile file) {
        Contract contract = contracts.get(String.valueOf(file.contract()));
        if (contract.state() == ContractState.DRAFT) {
            contracts.activate(contract.number(), contract.version());
        }
        cases.deliver(file.id(), new DeliveredElsewhere(today(), DIRECTLY, access.actor().name(), file.asker().name(), null, Map.of("contract", contract.number())));
        queries.moved(file.id(), CaseState.DELIVERED);
    }

    @Override
    @Transactional
    public DemandView correct(UUID id, long version, CorrectionAnswer answer) {
        DemandFile file = running(id, DemandAct.CORRECT);
        JsonNode form = DemandForm.fixed(answer.form(), file.resourceCode(), file.resourceName(), json);
        List<FieldError> problems = DemandForm.problems(form, resources.get(file.resource()), today());
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        cases.answerCorrection(AskingOrgan.of(access.official(), file.party(), file.asker().name()), String.valueOf(file.number()), version, new CorrectionAnswer(form, null, null));
        stale(queries.saveTerms(file, DemandForm.terms(form, resources.get(file.resource())), clock.instant()));
        return done(file, DemandAct.CORRECT, "");
    }

    @Override
    @Transactional
    public DemandView withdraw(UUID id, long version, @Nullable String reason) {
        DemandFile file = running(id, DemandAct.WITHDRAW);
        String why = note(DemandAct.WITHDRAW, reason == null ? "" : reason);
        cases.withdraw(AskingOrgan.of(access.official(), file.party(), file.asker().name()), String.valueOf(file.number()), version, why.isEmpty() ? null : why);
        queries.moved(id, CaseState.WITHDRAWN);
        return done(file, DemandAct.WITHDRAW, why);
    }

    @Override
    @Transactional
    public DemandView saveTerms(UUID id, int version, ContractTerms terms) {
        DemandFile file = running(id, DemandAct.TERMS);
        stale(file.version() == version);
        DemandTermsBounds.check(terms, asked(file));
        stale(queries.saveTerms(file, terms, clock.instant()));
        return done(file, DemandAct.TERMS, "");
    }

    private DemandFile running(UUID id, DemandAct act) {
        access.require(READ);
        DemandFile file = reach.within(queries.lock(id));
        reach.require(act, file);
        if (!DemandTransitions.possible(file).contains(act)) {
            throw notPossible(act.name(), file);
        }
        return file;
    }

    private DemandView done(DemandFile file, DemandAct act, String note) {
        DemandFile after = queries.find(file.id()).orElseThrow();
        journal.write(after, act, note);
        return view(after);
    }

    private DemandView view(DemandFile file) {
        boolean asking = reach.asking(file);
        CitizenCase progress = file.number() == null ? null : cases.getOf(AskingOrgan.of(file), file.number());
        return new DemandView(file.id(), file.resource(), file.edition(), file.resourceCode(), file.resourceName(), file.shareType(), file.provider().organ(), file.provider().name(), file.asker().organ(),
                file.asker().name(), file.state(), file.version(), file.authorName(), file.headName(), file.changedAt(), asking ? file.note() : "", file.number(), progress, file.terms(), file.contract(),
                reach.possible(file));
    }

    /** As the form of the case has it, however the terms were narrowed since. */
    private ContractTerms asked(DemandFile file) {
        return DemandForm.terms(cases.getOf(AskingOrgan.of(file), String.valueOf(file.number())).form(), access.asPlatform("demands", () -> resources.get(file.resource())));
    }

    private static ContractTerms terms(DemandFile file) {
        return Objects.requireNonNull(file.terms(), "terms of a demand that is handed in");
    }

    private void unfinished(DemandFile file) {
        if (file.state() != DemandState.WRITING && file.state() != DemandState.WITH_HEAD) {
            throw notPossible("READ_DRAFT", file);
        }
    }

    private static Refused notPossible(String act, DemandFile file) {
        return new Refused(Problem.Kind.CONFLICT, "demand-act-not-possible", act + " is not possible in state " + file.state(),
                Map.of("act", act, "state", file.caseState() == null ? file.state().name() : file.caseState().name()));
    }

    private static String note(DemandAct act, String note) {
        Storable.check(note, "/note");
        if (act == DemandAct.RETURN && note.isBlank()) {
            throw new Invalid("/note", "required", "请写明退回的理由");
        }
        if (note.codePointCount(0, note.length()) > LONGEST_NOTE) {
            throw new Invalid("/note", "too-long", "不超过 " + LONGEST_NOTE + " 字");
        }
        return note.strip();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CHINA);
    }

    private static void stale(boolean done) {
        if (!done) {
            throw IfMatch.stale();
        }
    }
}
