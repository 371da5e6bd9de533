package luoshu.data.surveys.internal;

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
import java.util.function.Consumer;
import java.util.stream.Stream;

import luoshu.data.surveys.NewSurvey;
import luoshu.data.surveys.SurveyAnswerAct;
import luoshu.data.surveys.SurveyAnswerRow;
import luoshu.data.surveys.SurveyAnswerState;
import luoshu.data.surveys.SurveyAnswerView;
import luoshu.data.surveys.SurveyChoices;
import luoshu.data.surveys.SurveyJournalEntry;
import luoshu.data.surveys.SurveyOrgan;
import luoshu.data.surveys.SurveyRow;
import luoshu.data.surveys.SurveySheet;
import luoshu.data.surveys.SurveyState;
import luoshu.data.surveys.SurveyTotals;
import luoshu.data.surveys.SurveyView;
import luoshu.data.surveys.Surveys;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Grant;
import luoshu.kernel.access.Permission;
import luoshu.kernel.calendar.CalendarYearNotCovered;
import luoshu.kernel.calendar.Calendars;
import luoshu.kernel.calendar.DueDate;
import luoshu.kernel.calendar.Limit;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
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
class DefaultSurveys implements Surveys {

    private static final int LONGEST_NOTE = 1_000;
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final SurveyQueries queries;
    private final AnswerQueries answers;
    private final SurveyAddressees addressees;
    private final SurveyContent content;
    private final SurveyTasks tasks;
    private final SurveyJournal journal;
    private final SurveyNews news;
    private final Organs organs;
    private final Calendars calendars;
    private final Access access;
    private final Clock clock;

    DefaultSurveys(SurveyQueries queries, AnswerQueries answers, SurveyAddressees addressees, SurveyContent content, SurveyTasks tasks, SurveyJournal journal, SurveyNews news, Organs organs,
                   Calendars calendars, Access access, Clock clock) {
        this.queries = queries;
        this.answers = answers;
        this.addressees = addressees;
        this.content = content;
        this.tasks = tasks;
        this.journal = journal;
        this.news = news;
        this.organs = organs;
        this.calendars = calendars;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public SurveyChoices choices() {
        access.require(READ);
        return new SurveyChoices(content.basis(), content.leastDays(), content.mostDays(), content.usualDays(), content.questions(), content.databases(),
                organs.duties().stream().map(duty -> new SurveyChoices.SurveyChoice(duty.code(), duty.name())).toList());
    }

    @Override
    public List<SurveyOrgan> addressees(@Nullable String region, @Nullable String duty) {
        access.require(MANAGE);
        return addressees.of(region, duty);
    }

    @Override
    public Page<SurveyRow> page(@Nullable String q, @Nullable SurveyState state, PageRequest page) {
        access.require(READ);
        storable(q);
        return queries.page(access.scope(READ), q, state, page, today());
    }

    @Override
    public SurveyView get(UUID id) {
        access.require(READ);
        return view(queries.find(id).orElseThrow(DefaultSurveys::unknown));
    }

    /** An official outside all of it does not learn that it exists. */
    private SurveyView view(SurveyFile file) {
        SurveyTotals totals = queries.totals(file.id(), access.scope(READ), today());
        if (totals.addressed() == 0) {
            throw unknown();
        }
        return new SurveyView(file.id(), file.title(), file.instructions(), file.organ(), file.organName(), file.days(), file.due(), file.state(), file.version(), file.startedAt(), file.starterName(), totals,
                file.state() == SurveyState.OPEN && access.allows(MANAGE, file.subject()));
    }

    @Override
    @Transactional
    public SurveyView start(NewSurvey survey) {
        access.require(MANAGE);
        SurveyBounds.check(survey, content);
        List<SurveyOrgan> asked = survey.organs().isEmpty() ? addressees.of(survey.region(), survey.duty()) : addressees.named(survey.organs());
        if (asked.isEmpty()) {
            throw new Invalid("/organs", "required", "没有可以普查的单位");
        }
        Instant now = clock.instant();
        int days = survey.days() == null ? content.usualDays() : survey.days();
        UUID id = queries.insert(String.valueOf(survey.title()).strip(), String.valueOf(survey.instructions()).strip(), organs.get(new OrganCode(access.official().organ())), days, due(days),
                access.actor().name(), now);
        queries.ask(id, asked, now);
        journal.survey(id, "START", Map.of("organs", asked.size()));
        List<AnswerFile> sheets = answers.list(id);
        sheets.forEach(sheet -> tasks.follow(sheet, "START", false));
        SurveyFile file = queries.find(id).orElseThrow();
        news.started(file, sheets);
        return view(file);
    }

    private LocalDate due(int days) {
        return switch (calendars.current().due(today(), Limit.workingDays(days, content.basis()), List.of())) {
            case DueDate.On on -> on.day();
            case DueDate.NotCovered late -> throw new CalendarYearNotCovered(late.year());
            case DueDate.Stopped _ -> throw new IllegalStateException("a limit without suspensions does not stop");
        };
    }

    @Override
    @Transactional
    public SurveyView close(UUID id, int version) {
        access.require(MANAGE);
        SurveyFile file = managed(queries.lock(id));
        open(file);
        stale(file.version() == version && queries.close(id, version, clock.instant()));
        journal.survey(id, "CLOSE", Map.of());
        answers.list(id).forEach(answer -> tasks.follow(answer, "CLOSE", false));
        return view(queries.find(id).orElseThrow());
    }

    @Override
    @Transactional
    public int remind(UUID id) {
        access.require(MANAGE);
        SurveyFile file = managed(queries.find(id));
        open(file);
        List<AnswerFile> outstanding = answers.list(id).stream().filter(answer -> !answer.state().answered()).toList();
        news.remind(file, outstanding);
        journal.survey(id, "REMIND", Map.of("organs", outstanding.size()));
        return outstanding.size();
    }

    private SurveyFile managed(Optional<SurveyFile> found) {
        SurveyFile file = found.filter(one -> queries.totals(one.id(), access.scope(READ), today()).addressed() > 0).orElseThrow(DefaultSurveys::unknown);
        access.require(MANAGE, file.subject());
        return file;
    }

    @Override
    public Page<SurveyAnswerRow> answers(UUID id, @Nullable String q, @Nullable SurveyAnswerState state, @Nullable Boolean late, PageRequest page) {
        get(id);
        storable(q);
        return answers.page(id, access.scope(READ), q, state, late, page, today());
    }

    @Override
    public SurveyAnswerView answer(UUID id) {
        access.require(READ);
        return view(within(answers.find(id)));
    }

    @Override
    public List<SurveyJournalEntry> journal(UUID answer) {
        access.require(READ);
        return journal.list(within(answers.find(answer)).id());
    }

    @Override
    @Transactional
    public SurveyAnswerView save(UUID id, int version, SurveySheet sheet) {
        access.require(ANSWER);
        AnswerFile file = within(answers.lock(id));
        access.require(ANSWER, file.subject());
        after(file, SurveyAnswerAct.SAVE);
        stale(version == file.version());
        SheetCheck.bounds(sheet, content);
        stale(answers.save(file, sheet, SheetFigures.of(sheet, content), access.actor().subject(), access.actor().name(), clock.instant()));
        journal.answer(file, SurveyAnswerAct.SAVE.name(), "");
        return view(answers.find(id).orElseThrow());
    }

    @Override
    @Transactional
    public SurveyAnswerView act(UUID id, SurveyAnswerAct act, int version, String note) {
        AnswerFile file = within(answers.lock(id));
        permissions(act, file);
        SurveyAnswerState next = after(file, act);
        stale(version == file.version());
        String why = note(act, note);
        switch (act) {
            case HAND_IN -> SheetCheck.complete(file.sheet(), answers.registered(file.organ(), resources(file.sheet())), content);
            case CONFIRM -> another(file);
            case RECALL, RETURN, ACCEPT -> { }
            case SAVE -> throw new IllegalArgumentException("saving brings a sheet");
        }
        stale(answers.move(file, next, why, clock.instant()));
        journal.answer(file, act.name(), why);
        AnswerFile moved = answers.find(id).orElseThrow();
        tasks.follow(moved, act.name(), act != SurveyAnswerAct.RECALL);
        return view(moved);
    }

    private void permissions(SurveyAnswerAct act, AnswerFile file) {
        Permission needed = permission(act, file);
        access.require(needed, file.subject());
        if (needed == MANAGE) {
            access.require(MANAGE, file.survey().subject());
        }
    }

    /** Before it is confirmed it is the organ's own, then the authority's. */
    private static Permission permission(SurveyAnswerAct act, AnswerFile file) {
        return switch (act) {
            case SAVE, HAND_IN, RECALL -> ANSWER;
            case CONFIRM -> CONFIRM;
            case RETURN -> file.state() == SurveyAnswerState.HANDED_IN ? CONFIRM : MANAGE;
            case ACCEPT -> MANAGE;
        };
    }

    private SurveyAnswerState after(AnswerFile file, SurveyAnswerAct act) {
        open(file.survey());
        return AnswerTransitions.after(file.state(), act).orElseThrow(() -> new Refused(Problem.Kind.CONFLICT, "survey-act-not-possible", act + " is not possible in state " + file.state(),
                Map.of("act", act.name(), "state", file.state().name())));
    }

    private static void open(SurveyFile survey) {
        if (survey.state() == SurveyState.CLOSED) {
            throw new Refused(Problem.Kind.CONFLICT, "survey-closed", "the survey is closed");
        }
    }

    private void another(AnswerFile file) {
        if (own(file)) {
            throw new Refused(Problem.Kind.CONFLICT, "survey-same-person", "who wrote an answer does not confirm it");
        }
    }

    private boolean own(AnswerFile file) {
        return file.authors().contains(access.actor().subject());
    }

    private static String note(SurveyAnswerAct act, String note) {
        Storable.check(note, "/note");
        if (act == SurveyAnswerAct.RETURN && note.isBlank()) {
            throw new Invalid("/note", "required", "请写明退回的理由");
        }
        if (note.codePointCount(0, note.length()) > LONGEST_NOTE) {
            throw new Invalid("/note", "too-long", "不超过 " + LONGEST_NOTE + " 字");
        }
        return note.strip();
    }

    @Override
    @Transactional(readOnly = true)
    public void stream(UUID id, Consumer<SurveyAnswerView> answer) {
        get(id);
        try (Stream<AnswerFile> rows = answers.stream(id, access.scope(READ))) {
            rows.forEach(file -> answer.accept(view(file, List.of())));
        }
    }

    private AnswerFile within(Optional<AnswerFile> file) {
        return file.filter(one -> access.allows(READ, one.subject())).orElseThrow(() -> new NotFound("survey answer"));
    }

    private SurveyAnswerView view(AnswerFile file) {
        int ceiling = access.scope(READ).grants().stream().mapToInt(Grant::ceiling).max().orElse(0);
        return view(file, answers.links(resources(file.sheet()), ceiling));
    }

    private SurveyAnswerView view(AnswerFile file, List<SurveyAnswerView.SurveyLink> links) {
        SurveyFile survey = file.survey();
        return new SurveyAnswerView(file.id(), survey.id(), survey.title(), survey.instructions(), survey.due(), survey.state(), file.organ(), file.organName(), file.region(), file.state(), file.version(),
                file.sheet(), SheetFigures.of(file.sheet(), content).all(), links, file.authorName(), file.changedAt(), file.note(), possible(file));
    }

    private List<SurveyAnswerAct> possible(AnswerFile file) {
        if (file.survey().state() == SurveyState.CLOSED) {
            return List.of();
        }
        Set<SurveyAnswerAct> possible = EnumSet.allOf(SurveyAnswerAct.class);
        possible.retainAll(AnswerTransitions.possible(file.state()));
        possible.removeIf(act -> act == SurveyAnswerAct.CONFIRM && own(file) || !allowed(permission(act, file), file));
        return List.copyOf(possible);
    }

    private boolean allowed(Permission needed, AnswerFile file) {
        return access.allows(needed, file.subject()) && (needed != MANAGE || access.allows(MANAGE, file.survey().subject()));
    }

    private static List<String> resources(SurveySheet sheet) {
        List<String> codes = new ArrayList<>();
        sheet.systems().forEach(system -> codes.addAll(system.resources()));
        return codes.stream().distinct().toList();
    }

    private static void storable(@Nullable String q) {
        if (q != null) {
            Storable.check(q, "/q");
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CHINA);
    }

    private static void stale(boolean done) {
        if (!done) {
            throw IfMatch.stale();
        }
    }

    private static NotFound unknown() {
        return new NotFound("survey");
    }
}
