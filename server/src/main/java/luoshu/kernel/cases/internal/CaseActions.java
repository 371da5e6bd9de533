package luoshu.kernel.cases.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.NotPermitted;
import luoshu.kernel.access.Permission;
import luoshu.kernel.access.Subject;
import luoshu.kernel.cases.CaseAction;
import luoshu.kernel.cases.CaseCommand;
import luoshu.kernel.cases.CaseState;
import luoshu.kernel.cases.ExtensionView;
import luoshu.kernel.flows.FlowStep;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.tasks.OpenTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The commands an official is offered: what the table allows in this state, what the case is ready for, and whether this official may. */
@Component
class CaseActions {

    private static final List<CaseCommand> OFFERED = List.of(CaseCommand.ACCEPT, CaseCommand.REQUEST_CORRECTION, CaseCommand.REJECT_ACCEPTANCE, CaseCommand.PASS, CaseCommand.RETURN,
            CaseCommand.GRANT, CaseCommand.REFUSE, CaseCommand.END_SPECIAL, CaseCommand.START_SPECIAL, CaseCommand.APPROVE_EXTENSION, CaseCommand.REFUSE_EXTENSION,
            CaseCommand.REQUEST_EXTENSION, CaseCommand.ISSUE_RESULT, CaseCommand.DELIVER, CaseCommand.CLOSE, CaseCommand.FOLLOW_UP, CaseCommand.TRANSFER);
    private static final Set<CaseCommand> PRIMARY = Set.of(CaseCommand.ACCEPT, CaseCommand.PASS, CaseCommand.GRANT, CaseCommand.END_SPECIAL, CaseCommand.APPROVE_EXTENSION,
            CaseCommand.ISSUE_RESULT, CaseCommand.DELIVER, CaseCommand.CLOSE, CaseCommand.FOLLOW_UP);
    private final Access access;
    private final ResultConditions conditions;

    CaseActions(Access access, ResultConditions conditions) {
        this.access = access;
        this.conditions = conditions;
    }

    List<CaseAction> of(CaseWork work) {
        List<CaseAction> actions = new ArrayList<>();
        for (CaseCommand command : OFFERED) {
            if (CaseTransitions.find(work.file.state, command).isPresent() && ready(work, command)) {
                String why = why(work, command);
                actions.add(new CaseAction(command.path(), PRIMARY.contains(command), CaseTitles.of(command), needs(command), why == null, why));
            }
        }
        return List.copyOf(actions);
    }

    private static boolean ready(CaseWork work, CaseCommand command) {
        CaseCourse course = work.file.course;
        List<String> open = course.flow == null ? List.of() : course.flow.current();
        boolean deciding = open.contains(FlowStep.DECIDE);
        ExtensionView.State extension = course.extension == null ? null : course.extension.state();
        return switch (command) {
            case PASS -> open.stream().anyMatch(step -> !step.equals(FlowStep.DECIDE));
            case RETURN -> course.flow != null && !course.flow.done().isEmpty() && !open.isEmpty();
            case GRANT, REFUSE -> deciding;
            case START_SPECIAL -> !work.matter.definition().specialProcedures().isEmpty();
            case REQUEST_EXTENSION -> work.matter.definition().clocks().extension() != null && (extension == null || extension == ExtensionView.State.REFUSED);
            case APPROVE_EXTENSION, REFUSE_EXTENSION -> extension == ExtensionView.State.REQUESTED;
            case DELIVER -> !(work.file.state == CaseState.DECIDED_GRANTED && !work.matter.definition().results().isEmpty());
            case ISSUE_RESULT -> !work.matter.definition().results().isEmpty();
            case FOLLOW_UP -> course.followUpDueOn != null && !course.followedUp;
            default -> true;
        };
    }

    /** Null: permitted. Otherwise a code for the browser's sentence. */
    private @Nullable String why(CaseWork work, CaseCommand command) {
        if (!isPermitted(work, command)) {
            return "not-permitted";
        }
        if (isTaken(work, command)) {
            return "task-claimed-by-other";
        }
        return switch (command) {
            case GRANT -> work.file.course.deferred.isEmpty() ? null : "deferred-missing";
            case ISSUE_RESULT -> conditions.unmet(work).map(Problem::code).orElse(null);
            default -> null;
        };
    }

    /** A decision on an extension belongs to the organ whose task it is; any other command with a permission of its own to the case's organ; the rest to whose task it is. */
    private boolean isPermitted(CaseWork work, CaseCommand command) {
        Permission permission = CasePermissions.of(command);
        List<OpenTask> doable = work.file.tasks.stream().filter(task -> concerns(command, task)).toList();
        boolean elsewhere = permission == CasePermissions.APPROVE_EXTENSION && !doable.isEmpty();
        return permission == null || elsewhere ? doable.stream().anyMatch(this::mayDo) : access.allows(permission, work.file.identity.subject());
    }

    /** @throws NotPermitted for a command with a permission of its own; who does the work of a task is asked with the task */
    void requirePermitted(CaseWork work, CaseCommand command) {
        Permission permission = CasePermissions.of(command);
        if (permission != null && !isPermitted(work, command)) {
            throw new NotPermitted(permission.name());
        }
    }

    /** Every task this command would do is a colleague's. */
    private boolean isTaken(CaseWork work, CaseCommand command) {
        List<OpenTask> doable = work.file.tasks.stream().filter(task -> concerns(command, task)).filter(this::mayDo).toList();
        return !doable.isEmpty() && doable.stream().allMatch(task -> task.isTakenFrom(work.actor));
    }

    /** @throws Refused 409: a colleague has claimed the work */
    void refuseIfTaken(CaseWork work, CaseCommand command) {
        if (isTaken(work, command)) {
            throw new Refused(Problem.Kind.CONFLICT, "task-claimed-by-other", "a colleague has claimed this task");
        }
    }

    private static boolean concerns(CaseCommand command, OpenTask task) {
        boolean flow = CasePermissions.EXAMINE.name().equals(task.permission()) || CasePermissions.REVIEW.name().equals(task.permission()) || CasePermissions.DECIDE.name().equals(task.permission());
        return switch (command) {
            case PASS -> flow && !task.step().equals(FlowStep.DECIDE) && !task.step().equals(CaseTasks.FOLLOW_UP);
            case RETURN -> flow && !task.step().equals(CaseTasks.FOLLOW_UP);
            case GRANT, REFUSE -> task.step().equals(FlowStep.DECIDE);
            case ACCEPT, REQUEST_CORRECTION, REJECT_ACCEPTANCE -> task.refKey().equals(CaseTasks.ACCEPT);
            case ISSUE_RESULT -> task.refKey().equals(CaseTasks.ISSUE);
            case DELIVER -> task.refKey().equals(CaseTasks.DELIVER);
            case CLOSE -> task.refKey().equals(CaseTasks.CLOSE);
            case END_SPECIAL -> task.refKey().equals(CaseTasks.SPECIAL);
            case APPROVE_EXTENSION, REFUSE_EXTENSION -> task.refKey().equals(CaseTasks.EXTENSION);
            case FOLLOW_UP -> task.refKey().equals(CaseTasks.FOLLOW_UP);
            default -> false;
        };
    }

    boolean mayDo(OpenTask task) {
        return access.allows(new Permission(task.permission()), new Subject(task.organ(), task.duty(), task.region(), task.confidentiality()));
    }

    private static List<String> needs(CaseCommand command) {
        return switch (command) {
            case REQUEST_CORRECTION -> List.of("items");
            case REJECT_ACCEPTANCE -> List.of("reason", "basis");
            case RETURN -> List.of("reason");
            case REFUSE -> List.of("reason", "basis");
            case START_SPECIAL -> List.of("special", "reason");
            case END_SPECIAL, FOLLOW_UP -> List.of("opinion");
            case REQUEST_EXTENSION -> List.of("days", "reason");
            case TRANSFER -> List.of("reason", "to");
            default -> List.of();
        };
    }
}
