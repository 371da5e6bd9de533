package luoshu.data.objections.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.gateway.PlatformAnswer;
import luoshu.data.gateway.PlatformQuestion;
import luoshu.data.objections.CaseObjection;
import luoshu.data.objections.CopyKind;
import luoshu.data.objections.CopyOutcome;
import luoshu.data.objections.Correction;
import luoshu.data.objections.NewObjection;
import luoshu.data.objections.ObjectionAct;
import luoshu.data.objections.ObjectionBox;
import luoshu.data.objections.ObjectionOrigin;
import luoshu.data.objections.ObjectionRow;
import luoshu.data.objections.ObjectionState;
import luoshu.data.objections.ObjectionView;
import luoshu.data.objections.Objections;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Permission;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.calendar.Calendars;
import luoshu.kernel.calendar.Limit;
import luoshu.kernel.cases.CaseParties;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class DefaultObjections implements Objections {

    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private final ObjectionQueries queries;
    private final CopyQueries copies;
    private final Sightings sightings;
    private final SourceQuestions questions;
    private final Propagation propagation;
    private final ObjectionViews views;
    private final ObjectionJournal journal;
    private final ObjectionTasks tasks;
    private final ObjectionNews news;
    private final ObjectionContent content;
    private final Calendars calendars;
    private final Cases cases;
    private final Organs organs;
    private final Access access;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DefaultObjections(ObjectionQueries queries, CopyQueries copies, Sightings sightings, SourceQuestions questions, Propagation propagation, ObjectionViews views, ObjectionJournal journal, ObjectionTasks tasks,
                      ObjectionNews news, ObjectionContent content, Calendars calendars, Cases cases, Organs organs, Access access, Audit audit, TransactionTemplate transaction, Clock clock) {
        this.queries = queries;
        this.copies = copies;
        this.sightings = sightings;
        this.questions = questions;
        this.propagation = propagation;
        this.views = views;
        this.journal = journal;
        this.tasks = tasks;
        this.news = news;
        this.content = content;
        this.calendars = calendars;
        this.cases = cases;
        this.organs = organs;
        this.access = access;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CHINA);
    }

    private @Nullable LocalDate due(Limit limit) {
        return calendars.current().due(today(), limit, List.of()).date().orElse(null);
    }

    @Override
    @Transactional
    public ObjectionView raise(Actor.Applicant actor, NewObjection wish) {
        ObjectionTexts.check(wish);
        return raised(sightings.ofApplicant(actor, wish), null, actor, wish);
    }

    @Override
    @Transactional
    public ObjectionView raise(NewObjection wish) {
        access.require(RAISE);
        ObjectionTexts.check(wish);
        if (wish.origin() != ObjectionOrigin.CASE) {
            throw new Invalid("/origin", "not-possible", "工作人员只能对办件中的字段提出异议");
        }
        Actor.Official official = access.official();
        return raised(sightings.ofCase(wish), Place.of(organs.get(new OrganCode(official.organ()))), official, wish);
    }

    private ObjectionView raised(Seen seen, @Nullable Place raiser, Actor by, NewObjection wish) {
        Place provider = Place.of(organs.get(new OrganCode(seen.provider())));
        String stated = seen.origin() == ObjectionOrigin.USE && wish.stated() != null ? wish.stated().strip() : seen.stated();
        String proposed = wish.proposed().strip();
        if (proposed.equals(stated)) {
            throw new Invalid("/proposed", "nothing-different", "与原值相同");
        }
        Instant now = clock.instant();
        UUID id = queries.insert(seen, provider, raiser, by, today().format(DateTimeFormatter.BASIC_ISO_DATE), stated, proposed, wish.reason().strip(), due(content.verify()), now)
                .orElseThrow(() -> new Refused(Problem.Kind.CONFLICT, "objection-open", "there is an open objection about this value", Map.of("number", queries.openNumber(seen.datum()))));
        ObjectionFile file = queries.find(id).orElseThrow();
        journal.write(file, ObjectionAct.RAISE, "", "raised", Map.of("stated", stated, "proposed", proposed), now);
        tasks.follow(file, List.of(), "RAISE", true);
        news.raised(file);
        return views.view(file, today());
    }

    @Override
    public Page<ObjectionRow> listOf(Actor.Applicant actor, PageRequest page) {
        return queries.listOf(actor.applicantId(), today(), page);
    }

    @Override
    public ObjectionView getOf(Actor.Applicant actor, UUID id) {
        return views.view(own(actor, queries.find(id)), today());
    }

    private static ObjectionFile own(Actor.Applicant actor, Optional<ObjectionFile> file) {
        return file.filter(one -> one.datum().subject().equals(actor.applicantId())).orElseThrow(() -> new NotFound("objection"));
    }

    @Override
    @Transactional
    public ObjectionView withdraw(Actor.Applicant actor, UUID id, int version) {
        ObjectionFile file = own(actor, queries.lock(id));
        require(file, ObjectionState.VERIFYING, version);
        if (file.raiser() != null) {
            throw notPossible(file);
        }
        Instant now = clock.instant();
        queries.withdraw(id, now);
        return done(id, ObjectionAct.WITHDRAW, "", "withdrawn", Map.of(), false, now);
    }

    @Override
    public Page<ObjectionRow> list(ObjectionBox box, PageRequest page) {
        access.require(READ);
        return queries.list(box, access.scope(READ), today(), page);
    }

    @Override
    @Transactional
    public ObjectionView get(UUID id) {
        access.require(READ);
        ObjectionFile file = within(queries.find(id));
        audit.record(Act.read("objection.read", "objection:" + id, file.datum().subject()));
        return views.view(file, today());
    }

    private ObjectionFile within(Optional<ObjectionFile> file) {
        return file.filter(this::reached).orElseThrow(() -> new NotFound("objection"));
    }

    private boolean reached(ObjectionFile file) {
        return access.allows(READ, file.provider().subject()) || file.raiser() != null && access.allows(READ, file.raiser().subject())
                || copies.list(file.id()).stream().anyMatch(one -> access.allows(READ, one.owner().subject()));
    }

    private ObjectionFile verifying(UUID id) {
        access.require(VERIFY);
        ObjectionFile file = within(queries.lock(id));
        access.require(VERIFY, file.provider().subject());
        return file;
    }

    private static void require(ObjectionFile file, ObjectionState state, int version) {
        if (file.state() != state) {
            throw notPossible(file);
        }
        if (file.version() != version) {
            throw IfMatch.stale();
        }
    }

    private static Refused notPossible(ObjectionFile file) {
        return new Refused(Problem.Kind.CONFLICT, "objection-act-not-possible", "not possible in state " + file.state(), Map.of("state", file.state().name()));
    }

    /** Tells tasks, journal and evidence what {@code act} made of it. */
    private ObjectionView done(UUID id, ObjectionAct act, String note, String key, Map<String, String> said, boolean done, Instant at) {
        ObjectionFile file = queries.find(id).orElseThrow();
        journal.write(file, act, note, key, said, at);
        tasks.follow(file, copies.list(id), act.name(), done);
        return views.view(file, today());
    }

    private record Asking(ObjectionFile file, PlatformQuestion question) {
    }

    @Override
    public ObjectionView ask(UUID id) {
        Asking asking = Objects.requireNonNull(transaction.execute(_ -> mayAsk(id)));
        PlatformAnswer answer = questions.ask(asking.question());
        return Objects.requireNonNull(transaction.execute(_ -> {
            questions.keep(asking.file(), answer, access.actor().name());
            return done(id, ObjectionAct.ASK, answer.code(), "asked:" + UUID.randomUUID(), answer.receipt() == null ? Map.of() : Map.of("receipt", answer.receipt()), true, clock.instant());
        }));
    }

    private Asking mayAsk(UUID id) {
        ObjectionFile file = verifying(id);
        if (file.state() != ObjectionState.VERIFYING) {
            throw notPossible(file);
        }
        Optional<PlatformQuestion> question = questions.askable(file) ? questions.question(file) : Optional.empty();
        return new Asking(file, question.orElseThrow(() -> new Refused(Problem.Kind.CONFLICT, "objection-not-askable", "the source cannot be asked through the gateway any more")));
    }

    @Override
    @Transactional
    public ObjectionView correct(UUID id, int version, String value, @Nullable LocalDate on, String where, String finding) {
        ObjectionFile file = verifying(id);
        String right = ObjectionTexts.value(value, "/value");
        String place = ObjectionTexts.text(where, "/where", true);
        String found = ObjectionTexts.text(finding, "/finding", false);
        if (on == null || on.isAfter(today())) {
            throw new Invalid("/on", "out-of-range", "请填写更正日期，不晚于今天");
        }
        require(file, ObjectionState.VERIFYING, version);
        boolean proven = questions.shows(file, right);
        if (!proven && questions.askable(file)) {
            throw new Refused(Problem.Kind.CONFLICT, "objection-source-unchanged", "the source has not answered this value since; ask it again");
        }
        Instant now = clock.instant();
        queries.correct(id, right, on, place, found, proven, access.actor().name(), now);
        propagation.begin(file, due(content.copies()), now);
        ObjectionView view = done(id, ObjectionAct.CORRECT, found, "corrected", Map.of("value", right, "finding", found), true, now);
        news.corrected(file, view.copies().size());
        return ended(id).orElse(view);
    }

    @Override
    @Transactional
    public ObjectionView refuse(UUID id, int version, String finding) {
        ObjectionFile file = verifying(id);
        String found = ObjectionTexts.text(finding, "/finding", true);
        require(file, ObjectionState.VERIFYING, version);
        Instant now = clock.instant();
        queries.refuse(id, found, access.actor().name(), now);
        news.refused(file);
        return done(id, ObjectionAct.REFUSE, found, "refused", Map.of("finding", found), true, now);
    }

    @Override
    @Transactional
    public ObjectionView answer(UUID id, UUID copy, CopyOutcome outcome, String note) {
        access.require(ANSWER);
        ObjectionFile file = within(queries.lock(id));
        CopyFile asked = copies.list(id).stream().filter(one -> one.id().equals(copy) && access.allows(READ, one.owner().subject())).findFirst().orElseThrow(() -> new NotFound("copy"));
        access.require(ANSWER, asked.owner().subject());
        String said = ObjectionTexts.text(note, "/note", outcome == CopyOutcome.NOT_NEEDED);
        if (outcome == CopyOutcome.RELEASED || outcome == CopyOutcome.REISSUED && asked.copy().kind() != CopyKind.CERTIFICATE) {
            throw new Invalid("/outcome", "not-possible", "这种副本不能这样答复");
        }
        if (file.state() != ObjectionState.PROPAGATING || asked.outcome() != null) {
            throw new Refused(Problem.Kind.CONFLICT, "copy-answered-already", "this copy is dealt with", Map.of("state", file.state().name()));
        }
        propagation.answered(asked, outcome, new Correction(file.number(), String.valueOf(file.rightValue())));
        Instant now = clock.instant();
        copies.answer(copy, outcome, said, access.actor().name(), now);
        ObjectionView view = done(id, ObjectionAct.ANSWER, asked.owner().name() + "：" + outcome, "copy:" + copy, Map.of("copy", asked.copy().kind() + " " + asked.copy().ref() + " " + asked.copy().place(), "outcome", outcome.name()), true,
                now);
        return ended(id).orElse(view);
    }

    /** Once every copy is dealt with. */
    private Optional<ObjectionView> ended(UUID id) {
        if (copies.list(id).stream().anyMatch(one -> one.outcome() == null)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        queries.end(id, now);
        ObjectionView view = done(id, ObjectionAct.END, "", "ended", Map.of(), true, now);
        news.ended(queries.find(id).orElseThrow());
        return Optional.of(view);
    }

    @Override
    @Transactional
    public List<CaseObjection> ofCase(String caseNumber) {
        CaseParties of = cases.getParties(caseNumber);
        List<CaseObjection> found = new ArrayList<>();
        for (ObjectionFile file : queries.ofCase(caseNumber, of.id().toString())) {
            Optional<CopyFile> copy = copies.list(file.id()).stream().filter(one -> one.copy().kind() == CopyKind.CASE && one.copy().ref().equals(of.id().toString())).findFirst();
            String pointer = copy.map(one -> one.copy().place()).orElse(file.originPlace());
            boolean open = copy.isPresent() && copy.get().outcome() == null && allowed(ANSWER, copy.get());
            found.add(new CaseObjection(file.id(), file.number(), file.state(), pointer, file.datum().item(), file.provider().name(), file.stated(), file.proposed(), file.rightValue(), open ? copy.get().id() : null,
                    copy.map(CopyFile::outcome).orElse(null)));
        }
        return found;
    }

    private boolean allowed(Permission permission, CopyFile copy) {
        return access.allows(permission, copy.owner().subject());
    }
}
