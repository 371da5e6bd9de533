package luoshu.kernel.flows.internal;

import luoshu.kernel.flows.Flow;
import luoshu.kernel.flows.FlowFacts;
import luoshu.kernel.flows.FlowPosition;

/** The two ways to run a flow. */
interface Runner {

    FlowPosition start(Flow flow, String key, FlowFacts facts);

    FlowPosition complete(Flow flow, FlowPosition position, String ref, FlowFacts facts);

    FlowPosition back(Flow flow, FlowPosition position, String ref);

    FlowPosition abandon(Flow flow, FlowPosition position);
}
