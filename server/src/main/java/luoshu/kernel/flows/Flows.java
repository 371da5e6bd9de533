package luoshu.kernel.flows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import luoshu.kernel.problems.Invalid;

/** Diagrams and positions in them. The caller keeps the position and calls within its own transaction: the engine, where there is one, joins it. */
public interface Flows {

    /** Everything that is wrong with the diagram, in document order; empty when it may be published. Never throws for bad input. At most {@value #MAX_BYTES} bytes are read. */
    List<FlowFinding> check(byte[] bpmn);

    /** @throws Invalid with the findings, pointer {@code /flow.bpmn/<line>:<column>} */
    Flow compile(byte[] bpmn);

    /** @param key names the case in the engine's tables */
    FlowPosition start(Flow flow, String key, FlowFacts facts);

    /** @throws StepNotOpen when {@code ref} is not open at this position */
    FlowPosition complete(Flow flow, FlowPosition position, String ref, FlowFacts facts);

    /** Back to the step before. @throws NoStepBefore @throws StepNotOpen */
    FlowPosition back(Flow flow, FlowPosition position, String ref);

    /** The case left its flow (withdrawn, transferred): nothing stays open. */
    FlowPosition abandon(Flow flow, FlowPosition position);

    /** When the next timer of the flow falls due; empty when it waits for people only. */
    Optional<Instant> nextTimer(Flow flow, FlowPosition position);

    /** Fires what has fallen due by {@code now}, each timer once, and says where the case stands then. */
    FlowPosition fireTimers(Flow flow, FlowPosition position, Instant now);

    int MAX_BYTES = 512 * 1024;
}
