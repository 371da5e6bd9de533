package luoshu.kernel.flows;

import java.util.List;
import java.util.Optional;

/** A compiled diagram. {@code digest} is SHA-256 of the bytes in hex; {@code steps} in the order of the diagram (for a chain: the order they are done in). */
public record Flow(Kind kind, String digest, List<FlowStep> steps, String bpmn) {

    /** CHAIN runs without an engine. */
    public enum Kind { CHAIN, ENGINE }

    public Flow {
        steps = List.copyOf(steps);
    }

    public Optional<FlowStep> findStep(String code) {
        return steps.stream().filter(step -> step.code().equals(code)).findFirst();
    }

    public FlowStep getStep(String code) {
        return findStep(code).orElseThrow(() -> new IllegalArgumentException("no step " + code));
    }
}
