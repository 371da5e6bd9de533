package luoshu.kernel.cases.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.NotPermitted;
import luoshu.kernel.access.Permission;
import luoshu.kernel.access.Subject;
import luoshu.kernel.cases.CaseCommand;
import luoshu.kernel.cases.CaseCommandBody;
import luoshu.kernel.cases.CaseFact;
import luoshu.kernel.flows.FlowPosition;
import luoshu.kernel.flows.FlowStep;
import luoshu.kernel.flows.Flows;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.tasks.OpenTask;
import org.springframework.stereotype.Component;

/** The flow inside handling: examine, review, opinions of other organs, and which of the open tasks an official is about to do. */
@Component
class HandlingActs {

    private final Access access;
    private final Flows flows;
    private final CaseTasks tasks;

    HandlingActs(Access access, Flows flows, CaseTasks tasks) {
        this.access = access;
        this.flows = flows;
        this.tasks = tasks;
    }

    void pass(CaseWork work, CaseCommandBody body) {
        CaseTransitions.get(work.file.state, CaseCommand.PASS);
        OpenTask task = task(work, false);
        FlowStep step = work.flow.getStep(task.step());
        if (step.instances() > 1 && work.file.journal.stream().anyMatch(row -> row.event() == CaseFact.STEP_PASSED && step.code().equals(row.step())
                && row.subject().equals(work.actor.subject()))) {
            throw new Refused(Problem.Kind.CONFLICT, "another-official-needed", "each of the officials of this step acts once", Map.of("step", step.code()));
        }
        FlowPosition before = position(work);
        FlowPosition after = flows.complete(work.flow, before, task.refKey(), work.flowFacts());
        work.go(CaseCommand.PASS, new CaseWork.Entry(task.step(), CaseTasks.stepName(task), "pass", body.opinion(), Map.of()));
        tasks.follow(work, before, after, task.refKey(), "pass");
    }

    void giveBack(CaseWork work, CaseCommandBody body) {
        CaseTransitions.get(work.file.state, CaseCommand.RETURN);
        String reason = Words.required(body.reason() == null ? body.opinion() : body.reason(), "/reason", "请写明退回的理由");
        OpenTask task = task(work, true);
        FlowPosition before = position(work);
        FlowPosition after = flows.back(work.flow, before, task.refKey());
        work.go(CaseCommand.RETURN, new CaseWork.Entry(task.step(), CaseTasks.stepName(task), "return", reason, Map.of()));
        tasks.follow(work, before, after, task.refKey(), "return");
    }

    void fireTimers(CaseWork work) {
        FlowPosition before = position(work);
        FlowPosition after = flows.fireTimers(work.flow, before, work.now);
        if (!after.open().equals(before.open())) {
            work.go(CaseCommand.ADVANCE_FLOW, CaseWork.Entry.NOTHING.with("from", before.current()).with("to", after.current()));
            tasks.follow(work, before, after, "", "timer");
        }
    }

    static FlowPosition position(CaseWork work) {
        return Objects.requireNonNull(work.file.course.flow, "an accepted case has a flow");
    }

    /** The open task of the flow that this official does: one claimed by them before one nobody claimed; {@code decide} only when going back. */
    OpenTask task(CaseWork work, boolean deciding) {
        List<OpenTask> reachable = work.file.tasks.stream().filter(task -> position(work).find(task.refKey()).isPresent())
                .filter(task -> deciding || !task.step().equals(FlowStep.DECIDE)).filter(this::mayDo).toList();
        if (reachable.isEmpty()) {
            if (position(work).open().stream().allMatch(open -> open.step().equals(FlowStep.DECIDE)) && !deciding) {
                throw new Refused(Problem.Kind.CONFLICT, "step-not-open", "the case waits for its decision");
            }
            throw new NotPermitted("case.handle");
        }
        return mine(reachable, work.actor);
    }

    /** The one claimed by this official before one nobody claimed. @throws Refused when colleagues claimed them all */
    static OpenTask mine(List<OpenTask> candidates, Actor actor) {
        return candidates.stream().filter(task -> !task.isTakenFrom(actor)).min(Comparator.comparing(task -> !task.isOf(actor)))
                .orElseThrow(() -> new Refused(Problem.Kind.CONFLICT, "task-claimed-by-other", "a colleague has claimed this task",
                        Map.of("assignee", String.valueOf(candidates.getFirst().assigneeName()))));
    }

    boolean mayDo(OpenTask task) {
        return access.allows(new Permission(task.permission()), new Subject(task.organ(), task.duty(), task.region(), task.confidentiality()));
    }
}
