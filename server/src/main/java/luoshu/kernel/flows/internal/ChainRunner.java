package luoshu.kernel.flows.internal;

import java.util.List;

import luoshu.kernel.flows.Flow;
import luoshu.kernel.flows.FlowFacts;
import luoshu.kernel.flows.FlowPosition;
import luoshu.kernel.flows.FlowStep;
import luoshu.kernel.flows.NoStepBefore;
import luoshu.kernel.flows.StepNotOpen;

/** One step after the other: pure, no storage. */
final class ChainRunner implements Runner {

    @Override
    public FlowPosition start(Flow flow, String key, FlowFacts facts) {
        return new FlowPosition(null, open(flow.steps().getFirst()), List.of());
    }

    @Override
    public FlowPosition complete(Flow flow, FlowPosition position, String ref, FlowFacts facts) {
        int at = index(flow, position, ref);
        boolean last = at == flow.steps().size() - 1;
        return position.withDone(ref, last ? List.of() : open(flow.steps().get(at + 1)));
    }

    @Override
    public FlowPosition back(Flow flow, FlowPosition position, String ref) {
        int at = index(flow, position, ref);
        if (at == 0) {
            throw new NoStepBefore(ref);
        }
        FlowStep before = flow.steps().get(at - 1);
        return position.withoutDone(before.code(), open(before));
    }

    @Override
    public FlowPosition abandon(Flow flow, FlowPosition position) {
        return new FlowPosition(null, List.of(), position.done());
    }

    private static int index(Flow flow, FlowPosition position, String ref) {
        if (position.find(ref).isEmpty()) {
            throw new StepNotOpen(ref);
        }
        return flow.steps().indexOf(flow.getStep(ref));
    }

    private static List<FlowPosition.Open> open(FlowStep step) {
        return List.of(new FlowPosition.Open(step.code(), step.code()));
    }
}
