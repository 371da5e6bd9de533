package luoshu.data.catalog.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import luoshu.data.catalog.ResourceAct;
import luoshu.data.catalog.ResourceCheck;
import luoshu.data.catalog.ResourceChoices;
import luoshu.data.catalog.ResourceDraft;
import luoshu.data.catalog.ResourceFinding;
import luoshu.data.catalog.ResourceItem;
import luoshu.data.catalog.ResourceState;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Subject;
import luoshu.kernel.calendar.Calendars;
import luoshu.kernel.calendar.DueDate;
import luoshu.kernel.matters.CatalogCode;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.requests.IfMatch;
import luoshu.trust.signing.Sm3;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What is done with entries, whoever does it. Whether they may was asked before. */
@Component
class ResourceLife {

    private static final int LONGEST_NOTE = 1_000;
    private static final Set<ResourceAct> WITH_REASON = EnumSet.of(ResourceAct.REFUSE, ResourceAct.WITHDRAW, ResourceAct.REFUSE_WITHDRAWAL);
    /** 细目 of the resource code: nobody uses it yet. */
    private static final String NO_DETAIL = "0000000000";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ResourceQueries queries;
    private final ResourceJournal journal;
    private final ResourceTasks tasks;
    private final ResourceContent content;
    private final MatterNames matters;
    private final Calendars calendars;
    private final Access access;
    private final Clock clock;

    ResourceLife(ResourceQueries queries, ResourceJournal journal, ResourceTasks tasks, ResourceContent content, MatterNames matters, Calendars calendars, Access access, Clock clock) {
        this.queries = queries;
        this.journal = journal;
        this.tasks = tasks;
        this.content = content;
        this.matters = matters;
        this.calendars = calendars;
        this.access = access;
        this.clock = clock;
    }

    UUID create(Organ organ, ResourceDraft draft, String note) {
        ResourceBounds.check(draft, content);
        Instant now = clock.instant();
        UUID id = queries.insert(organ);
        queries.insertEdition(id, 1, draft, access.actor().subject(), access.actor().name(), now);
        journal.write(id, 1, ResourceAct.CREATE, ResourceState.CREATED, now, note, List.of());
        tasks.follow(get(id, null), ResourceAct.CREATE);
        return id;
    }

    void save(ResourceFile file, int version, ResourceDraft draft) {
        after(file, ResourceAct.SAVE);
        stale(version == file.version());
        ResourceBounds.check(draft, content);
        Instant now = clock.instant();
        stale(queries.save(file, draft, access.actor().subject(), access.actor().name(), now));
        if (file.state() != ResourceState.CREATED) {
            journal.write(file.id(), file.edition(), ResourceAct.SAVE, ResourceState.CREATED, now, "", List.of());
        }
        tasks.follow(get(file.id(), null), ResourceAct.SAVE);
    }

    void act(ResourceFile file, ResourceAct act, int version, String note, List<String> no) {
        ResourceState next = after(file, act);
        stale(version == file.version());
        String why = note(act, note);
        switch (act) {
            case SUBMIT -> submit(file);
            case ASSESS_SECRECY -> assess(file, act, ResourceCheck.Kind.SECRECY, content.choices().secrecy(), why, no);
            case ASSESS_PERSONAL -> assess(file, act, ResourceCheck.Kind.PERSONAL, content.choices().personal(), why, no);
            case APPROVE -> decide(file, act, ResourceCheck.Kind.ORGAN, next, why);
            case PUBLISH -> {
                decide(file, act, ResourceCheck.Kind.AUTHORITY, next, why);
                enforce(file);
            }
            case REFUSE -> decide(file, act, file.awaits() == ResourceFile.Awaited.AUTHORITY ? ResourceCheck.Kind.AUTHORITY : ResourceCheck.Kind.ORGAN, next, why);
            case REVISE -> revise(file, why);
            case DELETE -> delete(file, why);
            case AGREE_WITHDRAWAL -> withdraw(file, why);
            case RECALL, WITHDRAW, REFUSE_WITHDRAWAL -> move(file, act, next, why, List.of());
            case CREATE, SAVE -> throw new IllegalArgumentException(act + " is not an act on what is there");
        }
        tasks.follow(get(file.id(), null), act);
    }

    private void submit(ResourceFile file) {
        List<FieldError> blocking = findings(file).stream().filter(ResourceFinding::blocking).map(finding -> new FieldError(finding.pointer(), finding.code(), finding.message())).toList();
        if (!blocking.isEmpty()) {
            throw new Invalid(blocking);
        }
        move(file, ResourceAct.SUBMIT, ResourceState.PUBLISHING, "", List.of());
    }

    private void assess(ResourceFile file, ResourceAct act, ResourceCheck.Kind kind, ResourceChoices.ResourceAssessment questions, String note, List<String> no) {
        mayJudge(file, act, kind);
        for (int i = 0; i < no.size(); i++) {
            String code = no.get(i);
            if (questions.questions().stream().noneMatch(question -> question.code().equals(code))) {
                throw new Invalid("/no/" + i, "unknown", "没有这个审查项");
            }
        }
        if (!no.isEmpty() && note.isBlank()) {
            throw new Invalid("/note", "required", "请写明不符合的情况");
        }
        judged(file, act, kind, no.isEmpty() ? ResourceState.PUBLISHING : ResourceState.PUBLISHING_REFUSED, note, no);
    }

    private void decide(ResourceFile file, ResourceAct act, ResourceCheck.Kind kind, ResourceState next, String note) {
        mayJudge(file, act, kind);
        judged(file, act, kind, next, note, List.of());
    }

    private void mayJudge(ResourceFile file, ResourceAct act, ResourceCheck.Kind kind) {
        another(file);
        if (!waiting(file).contains(kind)) {
            throw notPossible(act, file);
        }
    }

    private void judged(ResourceFile file, ResourceAct act, ResourceCheck.Kind kind, ResourceState next, String note, List<String> no) {
        boolean passed = next != ResourceState.PUBLISHING_REFUSED;
        queries.assess(file, new ResourceQueries.Assessment(kind, passed, access.actor().subject(), access.actor().name(), clock.instant(), note), no);
        move(file, act, next, note, no);
    }

    /** Makes the edition what others find. */
    void enforce(ResourceFile file) {
        String code = file.code() == null ? code(file) : file.code();
        queries.enforce(file, code);
        List<String> claimed = file.content().items().stream().filter(item -> item.copyOf() == null || item.copyOf().isBlank()).map(ResourceItem::element).filter(this::hasOneSource).distinct().toList();
        if (!queries.claim(file, claimed)) {
            throw new Refused(Problem.Kind.CONFLICT, "has-a-source", "another resource became the source of one of the elements meanwhile",
                    Map.of("elements", String.join("、", queries.sources(file.region(), claimed, file.id()).keySet())));
        }
        journal.prove(file, code, true, clock.instant(), digest(file));
    }

    private boolean hasOneSource(@Nullable String element) {
        return element != null && content.element(element).filter(known -> !known.generic()).isPresent();
    }

    private String code(ResourceFile file) {
        String prefix = file.region().substring(0, 6) + file.content().classification() + NO_DETAIL;
        return prefix + "/%06d".formatted(queries.serial(prefix));
    }

    private void withdraw(ResourceFile file, String note) {
        move(file, ResourceAct.AGREE_WITHDRAWAL, ResourceState.WITHDRAWN, note, List.of());
        queries.end(file.id());
        journal.prove(file, String.valueOf(file.code()), false, clock.instant(), digest(file));
    }

    private void revise(ResourceFile file, String note) {
        Instant now = clock.instant();
        int number = queries.nextEdition(file.id());
        queries.insertEdition(file.id(), number, file.content(), access.actor().subject(), access.actor().name(), now);
        queries.newest(file.id(), number);
        journal.write(file.id(), number, ResourceAct.REVISE, ResourceState.CREATED, now, note, List.of());
    }

    /** Of an edition that was begun beside one in force, only the edition goes. */
    private void delete(ResourceFile file, String note) {
        move(file, ResourceAct.DELETE, ResourceState.DELETED, note, List.of());
        if (file.published() != null) {
            queries.newest(file.id(), file.published());
        }
    }

    private void move(ResourceFile file, ResourceAct act, ResourceState next, String note, List<String> answers) {
        Instant now = clock.instant();
        int round = act == ResourceAct.SUBMIT ? file.round() + 1 : file.round();
        ResourceFile.@Nullable Awaited awaits = awaits(file, next, act);
        LocalDate due = awaits != ResourceFile.Awaited.AUTHORITY ? null : awaits == file.awaits() ? file.due() : due(now);
        stale(queries.move(file, next, awaits, round, due, now));
        journal.write(file.id(), file.edition(), act, next, now, note, answers);
    }

    private ResourceFile.@Nullable Awaited awaits(ResourceFile file, ResourceState next, ResourceAct act) {
        return switch (next) {
            case CREATED, PUBLISHING_REFUSED -> ResourceFile.Awaited.AUTHOR;
            case WITHDRAWING -> ResourceFile.Awaited.AUTHORITY;
            case PUBLISHED, WITHDRAWING_REFUSED, WITHDRAWN, DELETED -> null;
            case PUBLISHING -> {
                if (act == ResourceAct.SUBMIT) {
                    yield ResourceFile.Awaited.ASSESSMENT;
                }
                List<ResourceCheck.Kind> waiting = waiting(file);
                yield waiting.contains(ResourceCheck.Kind.ORGAN) ? ResourceFile.Awaited.ORGAN : waiting.contains(ResourceCheck.Kind.AUTHORITY) ? ResourceFile.Awaited.AUTHORITY : ResourceFile.Awaited.ASSESSMENT;
            }
        };
    }

    /** The working days the law gives the authority, from the day it has the entry; null in a year whose calendar is not out yet. */
    private @Nullable LocalDate due(Instant now) {
        return calendars.current().due(LocalDate.ofInstant(now, CHINA), content.publish(), List.of()) instanceof DueDate.On on ? on.day() : null;
    }

    /** What may be done next on the way to publication: both assessments in any order, then the organ, then the authority. */
    List<ResourceCheck.Kind> waiting(ResourceFile file) {
        if (file.state() != ResourceState.PUBLISHING) {
            return List.of();
        }
        List<ResourceCheck> checks = checks(file);
        List<ResourceCheck.Kind> assessments = checks.stream().filter(check -> check.standing() == ResourceCheck.Standing.WAITS && (check.kind() == ResourceCheck.Kind.SECRECY || check.kind() == ResourceCheck.Kind.PERSONAL))
                .map(ResourceCheck::kind).toList();
        return !assessments.isEmpty() ? assessments : checks.stream().filter(check -> check.standing() == ResourceCheck.Standing.WAITS).map(ResourceCheck::kind).limit(1).toList();
    }

    /** The four steps of the round at hand. */
    List<ResourceCheck> checks(ResourceFile file) {
        if (file.round() == 0) {
            return List.of();
        }
        List<ResourceQueries.Assessment> done = queries.assessments(file.id(), file.edition(), file.round());
        List<ResourceCheck> checks = new ArrayList<>();
        for (ResourceCheck.Kind kind : ResourceCheck.Kind.values()) {
            ResourceQueries.Assessment one = done.stream().filter(assessment -> assessment.kind() == kind).findFirst().orElse(null);
            LocalDate due = kind == ResourceCheck.Kind.AUTHORITY ? file.due() : null;
            if (one != null) {
                checks.add(new ResourceCheck(kind, one.passed() ? ResourceCheck.Standing.PASSED : ResourceCheck.Standing.REFUSED, one.name(), one.at(), one.note(), due));
            } else if (kind == ResourceCheck.Kind.PERSONAL && !file.content().personal()) {
                checks.add(new ResourceCheck(kind, ResourceCheck.Standing.NOT_NEEDED, null, null, null, null));
            } else {
                checks.add(new ResourceCheck(kind, ResourceCheck.Standing.WAITS, null, null, null, due));
            }
        }
        return checks;
    }

    List<ResourceFinding> findings(ResourceFile file) {
        return findings(file.id(), file.subject(), file.content());
    }

    /** @param id of the entry, or of none while it is not begun */
    List<ResourceFinding> findings(UUID id, Subject place, ResourceDraft draft) {
        List<String> elements = draft.items().stream().map(ResourceItem::element).filter(element -> element != null && !element.isBlank()).distinct().toList();
        Map<String, String> sources = queries.sources(place.region(), elements, id);
        return ResourceFindings.of(draft, content, place.duty(), new ResourceFindings.Others() {
            @Override
            public @Nullable String sourceOf(String element) {
                return sources.get(element);
            }

            @Override
            public boolean inForce(String resourceCode) {
                return queries.inForce(resourceCode);
            }

            @Override
            public boolean matterExists(String basicCode) {
                return matters.exists(new CatalogCode(basicCode));
            }

            @Override
            public boolean nameTaken(String name) {
                return queries.nameTaken(place.organ(), name, id);
            }
        });
    }

    private ResourceState after(ResourceFile file, ResourceAct act) {
        return ResourceTransitions.after(file.state(), act).orElseThrow(() -> notPossible(act, file));
    }

    /** 政务数据共享条例第十三条: who wrote an entry does not judge it. */
    private void another(ResourceFile file) {
        if (file.authors().contains(access.actor().subject())) {
            throw new Refused(Problem.Kind.CONFLICT, "resource-same-person", "who wrote an entry neither assesses nor decides about it");
        }
    }

    private static Refused notPossible(ResourceAct act, ResourceFile file) {
        return new Refused(Problem.Kind.CONFLICT, "resource-act-not-possible", act + " is not possible in state " + file.state(), Map.of("act", act.name(), "state", file.state().name()));
    }

    private static void stale(boolean done) {
        if (!done) {
            throw IfMatch.stale();
        }
    }

    private static String note(ResourceAct act, String note) {
        Storable.check(note, "/note");
        if (note.isBlank() && WITH_REASON.contains(act)) {
            throw new Invalid("/note", "required", "请写明理由");
        }
        if (note.codePointCount(0, note.length()) > LONGEST_NOTE) {
            throw new Invalid("/note", "too-long", "不超过 " + LONGEST_NOTE + " 字");
        }
        return note.strip();
    }

    private static String digest(ResourceFile file) {
        return HexFormat.of().formatHex(Sm3.digest(JSON.writeValueAsBytes(file.content())));
    }

    ResourceFile get(UUID id, @Nullable Integer edition) {
        return queries.find(id, edition).orElseThrow(() -> new NotFound("resource"));
    }
}
