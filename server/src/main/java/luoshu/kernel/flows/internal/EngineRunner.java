package luoshu.kernel.flows.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import luoshu.kernel.flows.Flow;
import luoshu.kernel.flows.FlowFacts;
import luoshu.kernel.flows.FlowPosition;
import luoshu.kernel.flows.NoStepBefore;
import luoshu.kernel.flows.StepNotOpen;
import org.flowable.engine.ManagementService;
import org.flowable.engine.RepositoryService;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.TaskService;
import org.flowable.engine.repository.Deployment;
import org.flowable.engine.runtime.ProcessInstance;
import org.flowable.job.api.Job;
import org.flowable.task.api.Task;
import org.springframework.stereotype.Component;

/**
 * Flows with branches, instances, timers or sub-processes. One deployment per diagram (by digest), made when the first case starts it; a running case keeps its definition.
 * The engine's own XSD check is left out: ours is narrower, and the engine's trips over white space.
 * Facts travel as transient variables; only a flow with timers stores them, because a timer has no caller to bring them.
 */
@Component
class EngineRunner implements Runner {

    private final RepositoryService definitions;
    private final RuntimeService instances;
    private final TaskService tasks;
    private final ManagementService jobs;

    EngineRunner(RepositoryService definitions, RuntimeService instances, TaskService tasks, ManagementService jobs) {
        this.definitions = definitions;
        this.instances = instances;
        this.tasks = tasks;
        this.jobs = jobs;
    }

    @Override
    public FlowPosition start(Flow flow, String key, FlowFacts facts) {
        Map<String, Object> variables = variables(facts);
        var start = instances.createProcessInstanceBuilder().processDefinitionId(definition(flow)).businessKey(key);
        ProcessInstance instance = (timed(flow) ? start.variables(variables) : start.transientVariables(variables)).start();
        return new FlowPosition(instance.getId(), open(instance.getId()), List.of());
    }

    @Override
    public FlowPosition complete(Flow flow, FlowPosition position, String ref, FlowFacts facts) {
        FlowPosition.Open done = position.find(ref).orElseThrow(() -> new StepNotOpen(ref));
        tasks.complete(ref, Map.of(), variables(facts));
        List<FlowPosition.Open> open = open(String.valueOf(position.instance()));
        boolean others = open.stream().anyMatch(one -> one.step().equals(done.step()) && position.find(one.ref()).isPresent());
        return others ? new FlowPosition(position.instance(), open, position.done()) : position.withDone(done.step(), open);
    }

    @Override
    public FlowPosition back(Flow flow, FlowPosition position, String ref) {
        FlowPosition.Open from = position.find(ref).orElseThrow(() -> new StepNotOpen(ref));
        if (flow.getStep(from.step()).instances() > 1) {
            throw new NoStepBefore(from.step());
        }
        List<String> before = Predecessors.of(flow, from.step()).stream().filter(position.done()::contains).toList();
        if (before.isEmpty()) {
            throw new NoStepBefore(from.step());
        }
        var change = instances.createChangeActivityStateBuilder().processInstanceId(position.instance());
        if (before.size() == 1) {
            change.moveActivityIdTo(from.step(), before.getFirst()).changeState();
        } else {
            change.moveSingleActivityIdToActivityIds(from.step(), before).changeState();
        }
        FlowPosition moved = position;
        for (String step : before) {
            moved = moved.withoutDone(step, List.of());
        }
        return new FlowPosition(position.instance(), open(String.valueOf(position.instance())), moved.done());
    }

    @Override
    public FlowPosition abandon(Flow flow, FlowPosition position) {
        if (!position.ended()) {
            instances.deleteProcessInstance(position.instance(), "abandoned");
        }
        return new FlowPosition(position.instance(), List.of(), position.done());
    }

    Optional<Instant> nextTimer(String instance) {
        return jobs.createTimerJobQuery().processInstanceId(instance).list().stream().map(Job::getDuedate).filter(Objects::nonNull).map(Date::toInstant)
                .min(Comparator.naturalOrder());
    }

    FlowPosition fireTimers(Flow flow, FlowPosition position, Instant now) {
        String instance = String.valueOf(position.instance());
        for (Job job : jobs.createTimerJobQuery().processInstanceId(instance).list()) {
            if (job.getDuedate() != null && !job.getDuedate().toInstant().isAfter(now)) {
                jobs.moveTimerToExecutableJob(job.getId());
                jobs.executeJob(job.getId());
            }
        }
        return new FlowPosition(position.instance(), open(instance), position.done());
    }

    private List<FlowPosition.Open> open(String instance) {
        return tasks.createTaskQuery().processInstanceId(instance).list().stream().sorted(Comparator.comparing(Task::getTaskDefinitionKey).thenComparing(Task::getId))
                .map(task -> new FlowPosition.Open(task.getId(), task.getTaskDefinitionKey())).toList();
    }

    /** Two nodes may deploy the same diagram at once; the older deployment is the one used from then on, and either runs the same. */
    private String definition(Flow flow) {
        String deployment = definitions.createDeploymentQuery().deploymentKey(flow.digest()).orderByDeploymentTime().asc().list().stream().findFirst()
                .map(Deployment::getId).orElseGet(() -> definitions.createDeployment().key(flow.digest()).name("handling " + flow.digest().substring(0, 12))
                        .disableSchemaValidation().addBytes("handling.bpmn20.xml", flow.bpmn().getBytes(StandardCharsets.UTF_8)).deploy().getId());
        return definitions.createProcessDefinitionQuery().deploymentId(deployment).singleResult().getId();
    }

    private static boolean timed(Flow flow) {
        return flow.bpmn().contains("timerEventDefinition");
    }

    private static Map<String, Object> variables(FlowFacts facts) {
        return Map.of("situation", new HashMap<>(facts.situation()), "form", new HashMap<>(facts.form()));
    }
}
