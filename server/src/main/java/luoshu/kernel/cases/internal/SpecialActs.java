package luoshu.kernel.cases.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import luoshu.kernel.calendar.Limit;
import luoshu.kernel.cases.CaseCommand;
import luoshu.kernel.cases.CaseCommandBody;
import luoshu.kernel.cases.ExtensionView;
import luoshu.kernel.documents.DocumentKind;
import luoshu.kernel.matters.SpecialProcedure;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What changes the clock while a case is handled: special procedures (许可法 45) and the one extension (许可法 42). The applicant is told in writing of either. */
@Component
class SpecialActs {

    private final CaseTasks tasks;
    private final CasePapers papers;
    private final CaseClock clock;

    SpecialActs(CaseTasks tasks, CasePapers papers, CaseClock clock) {
        this.tasks = tasks;
        this.papers = papers;
        this.clock = clock;
    }

    void start(CaseWork work, CaseCommandBody body) {
        CaseTransitions.get(work.file.state, CaseCommand.START_SPECIAL);
        String code = body.special() == null ? "" : String.valueOf(body.special().code());
        SpecialProcedure procedure = work.matter.definition().findSpecialProcedure(code)
                .orElseThrow(() -> new Invalid("/special/code", "unknown", "本事项没有这种特别程序"));
        Integer asked = body.special() == null ? null : body.special().days();
        if (asked != null && (asked < 1 || asked > procedure.days())) {
            throw days("/special/days", "特别程序最长 " + procedure.days() + " 天（" + procedure.basis() + "）", procedure.days());
        }
        String reason = Words.required(body.reason(), "/reason", "请写明启动特别程序的理由");
        Limit limit = new Limit(asked == null ? procedure.days() : asked, procedure.unit(), procedure.basis());
        LocalDate ends = clock.due(work.today, limit);
        work.file.course.specials.add(new CaseCourse.Special(code, procedure.name(), work.today, limit, ends, null, reason, null));
        work.go(CaseCommand.START_SPECIAL, CaseWork.Entry.saying(reason).with("special", code).with("endsBy", ends));
        tasks.open(work, CaseTasks.SPECIAL, CasePermissions.SPECIAL, List.of());
        Map<String, Object> facts = new HashMap<>(Map.of("procedure", procedure.name(), "limit", ClockWords.limit(limit), "basis", procedure.basis(), "reason", reason, "startsOn", work.today));
        facts.put("endsBy", ends == null ? "上述期限届满之日" : ends);
        if (procedure.officers() > 0) {
            facts.put("officers", procedure.officers());
        }
        papers.issue(work, DocumentKind.SPECIAL_PROCEDURE_NOTICE, facts);
    }

    void end(CaseWork work, CaseCommandBody body) {
        CaseTransitions.get(work.file.state, CaseCommand.END_SPECIAL);
        CaseCourse course = work.file.course;
        CaseCourse.Special open = course.openSpecial().orElseThrow(() -> new IllegalStateException("no special procedure is open"));
        String result = Words.required(body.opinion() == null ? body.reason() : body.opinion(), "/opinion", "请写明特别程序的结果");
        course.specials.set(course.specials.size() - 1,
                new CaseCourse.Special(open.code(), open.name(), open.startedOn(), open.limit(), open.endsBy(), work.today, open.reason(), result));
        work.go(CaseCommand.END_SPECIAL, CaseWork.Entry.saying(result).with("special", open.code()));
        work.end(CaseTasks.SPECIAL, "ended", true);
    }

    void requestExtension(CaseWork work, CaseCommandBody body) {
        CaseTransitions.get(work.file.state, CaseCommand.REQUEST_EXTENSION);
        CaseCourse course = work.file.course;
        Limit most = work.matter.definition().clocks().extension();
        if (most == null) {
            throw new Refused(Problem.Kind.CONFLICT, "no-extension", "no law allows an extension for this matter");
        }
        if (course.extension != null && course.extension.state() != ExtensionView.State.REFUSED) {
            throw new Refused(Problem.Kind.CONFLICT, "extended-already", "a case is extended once");
        }
        int days = body.days() == null ? most.days() : body.days();
        if (days < 1 || days > most.days()) {
            throw days("/days", "最多延长 " + most.days() + " 天（" + most.basis() + "）", most.days());
        }
        String reason = Words.required(body.reason(), "/reason", "请写明延长期限的理由");
        course.extension = new CaseCourse.Extension(new Limit(days, most.unit(), most.basis()), reason, ExtensionView.State.REQUESTED, work.now, work.actor.name(), null, null);
        work.go(CaseCommand.REQUEST_EXTENSION, CaseWork.Entry.saying(reason).with("days", days));
        tasks.open(work, CaseTasks.EXTENSION, CasePermissions.APPROVE_EXTENSION, work.matter.definition().clocks().extensionConsent());
    }

    void decideExtension(CaseWork work, CaseCommandBody body, boolean approved) {
        CaseTransitions.get(work.file.state, approved ? CaseCommand.APPROVE_EXTENSION : CaseCommand.REFUSE_EXTENSION);
        CaseCourse.Extension asked = work.file.course.extension;
        if (asked == null || asked.state() != ExtensionView.State.REQUESTED) {
            throw new Refused(Problem.Kind.CONFLICT, "no-extension-requested", "nobody asked for an extension of this case");
        }
        work.file.course.extension = decided(asked, approved ? ExtensionView.State.APPROVED : ExtensionView.State.REFUSED, work.now, work.actor.name());
        work.go(approved ? CaseCommand.APPROVE_EXTENSION : CaseCommand.REFUSE_EXTENSION, CaseWork.Entry.saying(body.opinion()).with("days", asked.limit().days()));
        work.end(CaseTasks.EXTENSION, approved ? "approved" : "refused", true);
        if (approved) {
            @Nullable LocalDate due = clock.stamp(work.file, work.matter, work.today).dueOn();
            Map<String, Object> facts = new HashMap<>(Map.of("limit", ClockWords.limit(asked.limit()), "reason", asked.reason(), "basis", String.valueOf(asked.limit().basis())));
            if (due != null) {
                facts.put("dueOn", due);
            }
            papers.issue(work, DocumentKind.EXTENSION_NOTICE, facts);
        }
    }

    private static CaseCourse.Extension decided(CaseCourse.Extension asked, ExtensionView.State state, Instant at, String by) {
        return new CaseCourse.Extension(asked.limit(), asked.reason(), state, asked.requestedAt(), asked.requestedBy(), at, by);
    }

    private static Invalid days(String pointer, String message, int most) {
        return new Invalid(List.of(new FieldError(pointer, "days-range", message, Map.of("limit", most))));
    }
}
