package luoshu.kernel.cases.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import luoshu.kernel.access.NotPermitted;
import luoshu.kernel.cases.CaseCommand;
import luoshu.kernel.cases.CaseCommandBody;
import luoshu.kernel.cases.DecisionView;
import luoshu.kernel.documents.DocumentKind;
import luoshu.kernel.flows.FlowPosition;
import luoshu.kernel.flows.FlowStep;
import luoshu.kernel.flows.Flows;
import luoshu.kernel.matters.FeeCharge;
import luoshu.kernel.matters.LegalBasis;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.rules.RuleOutcome;
import luoshu.kernel.tasks.OpenTask;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The decision: one person's, once (许可法 37, 38), or the rule's where the law leaves no discretion. */
@Component
class DecisionActs {

    private final Flows flows;
    private final CaseTasks tasks;
    private final CasePapers papers;
    private final CaseClock clock;
    private final HandlingActs handling;
    private final ResultConditions conditions;
    private final MaterialSources sources;

    DecisionActs(Flows flows, CaseTasks tasks, CasePapers papers, CaseClock clock, HandlingActs handling, ResultConditions conditions, MaterialSources sources) {
        this.flows = flows;
        this.tasks = tasks;
        this.papers = papers;
        this.clock = clock;
        this.handling = handling;
        this.conditions = conditions;
        this.sources = sources;
    }

    void grant(CaseWork work, CaseCommandBody body) {
        CaseTransitions.get(work.file.state, CaseCommand.GRANT);
        OpenTask task = decisive(work);
        requireComplete(work);
        String reason = body.opinion() == null || body.opinion().isBlank() ? Words.sentence(work.matter.definition(), work.matter.definition().texts().documents().grant()).zh() : body.opinion().strip();
        finishFlow(work, task, "grant");
        decide(work, CaseCommand.GRANT, DecisionView.Outcome.GRANT, reason, basis(work.matter.definition()), task, body.opinion());
    }

    void refuse(CaseWork work, CaseCommandBody body) {
        CaseTransitions.get(work.file.state, CaseCommand.REFUSE);
        OpenTask task = decisive(work);
        String reason = Words.required(body.reason() == null ? body.opinion() : body.reason(), "/reason", "不予许可的，应当说明理由");
        String basis = body.basis() == null || body.basis().isBlank() ? basis(work.matter.definition()) : body.basis().strip();
        finishFlow(work, task, "refuse");
        decide(work, CaseCommand.REFUSE, DecisionView.Outcome.REFUSE, reason, basis, task, body.opinion());
    }

    /** A case just accepted, decided by its rule. The rule's whole trace is kept. */
    void decideByRule(CaseWork work, RuleOutcome outcome) {
        boolean grant = outcome.outcome().equals("GRANT");
        work.file.course.instant = outcome;
        FlowPosition before = HandlingActs.position(work);
        work.opened.removeIf(task -> before.find(task.key()).isPresent());
        work.file.course.flow = flows.abandon(work.flow, before);
        decide(work, grant ? CaseCommand.GRANT_INSTANTLY : CaseCommand.REFUSE_INSTANTLY, grant ? DecisionView.Outcome.GRANT : DecisionView.Outcome.REFUSE,
                outcome.reason(), basis(work.matter.definition()), null, outcome.reason());
    }

    private OpenTask decisive(CaseWork work) {
        List<OpenTask> open = work.file.tasks.stream().filter(task -> task.step().equals(FlowStep.DECIDE) && HandlingActs.position(work).find(task.refKey()).isPresent()).toList();
        if (open.isEmpty()) {
            throw new Refused(Problem.Kind.CONFLICT, "step-not-open", "the case is not ready for its decision", Map.of("current", HandlingActs.position(work).current()));
        }
        List<OpenTask> reachable = open.stream().filter(handling::mayDo).toList();
        if (reachable.isEmpty()) {
            throw new NotPermitted(CasePermissions.DECIDE.name());
        }
        return HandlingActs.mine(reachable, work.actor);
    }

    /** 容缺: nothing is granted before the deferred materials are there. */
    private static void requireComplete(CaseWork work) {
        List<String> missing = work.file.course.deferred;
        if (!missing.isEmpty()) {
            throw new Refused(Problem.Kind.CONFLICT, "deferred-missing", "the deferred materials have not been handed in", Map.of("materials", missing));
        }
    }

    private void finishFlow(CaseWork work, OpenTask task, String outcome) {
        FlowPosition before = HandlingActs.position(work);
        FlowPosition after = flows.complete(work.flow, before, task.refKey(), work.flowFacts());
        tasks.follow(work, before, after, task.refKey(), outcome);
    }

    private void decide(CaseWork work, CaseCommand command, DecisionView.Outcome outcome, String reason, String basis, @Nullable OpenTask task, @Nullable String opinion) {
        MatterDefinition definition = work.matter.definition();
        List<Text> remedies = outcome == DecisionView.Outcome.REFUSE ? Remedy.of(definition) : List.of();
        work.file.decidedAt = work.now;
        work.file.course.decision = new CaseCourse.Decision(outcome, work.now, work.today, work.actor.name(), reason, basis, remedies);
        work.go(command, new CaseWork.Entry(FlowStep.DECIDE, task == null ? "决定" : CaseTasks.stepName(task), outcome == DecisionView.Outcome.GRANT ? "grant" : "refuse",
                opinion == null ? reason : opinion, Map.of("basis", basis)).with("certificates", sources.decided(work.file)));
        work.dropAll("decided");
        boolean granted = outcome == DecisionView.Outcome.GRANT;
        Text sentence = Words.sentence(definition, granted ? definition.texts().documents().grant() : definition.texts().documents().refuse());
        Map<String, Object> facts = new LinkedHashMap<>(Map.of("conclusion", sentence, "reason", reason, "basis", basis));
        if (!granted) {
            facts.put("remedies", remedies);
        }
        papers.issue(work, granted ? DocumentKind.GRANT_DECISION : DocumentKind.REFUSE_DECISION, facts);
        boolean result = granted && !definition.results().isEmpty();
        tasks.open(work, result ? CaseTasks.ISSUE : CaseTasks.DELIVER, CasePermissions.DELIVER, result ? List.of(StaffDesk.ISSUE) : List.of());
        if (granted) {
            charge(work);
        }
        if (granted && work.file.identity.commitment() && definition.commitment() != null) {
            work.file.course.followUpDueOn = clock.due(work.today, definition.commitment().followUp());
            tasks.open(work, CaseTasks.FOLLOW_UP, CasePermissions.EXAMINE, List.of());
        }
    }

    /** What the grant costs is said with it; whoever collects it hears of this fact. */
    private void charge(CaseWork work) {
        List<FeeCharge> charges = conditions.fees(work.file, work.matter);
        if (!charges.isEmpty()) {
            work.go(CaseCommand.CHARGE, CaseWork.Entry.NOTHING.with("fen", charges.stream().mapToLong(FeeCharge::amount).sum()));
        }
    }

    static String basis(MatterDefinition definition) {
        return definition.byLaw().stream().map(DecisionActs::cite).collect(Collectors.joining("、"));
    }

    private static String cite(LegalBasis basis) {
        return "《" + basis.law() + "》" + basis.article();
    }
}
