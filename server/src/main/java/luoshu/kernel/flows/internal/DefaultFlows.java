package luoshu.kernel.flows.internal;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import luoshu.kernel.flows.Flow;
import luoshu.kernel.flows.FlowFacts;
import luoshu.kernel.flows.FlowFinding;
import luoshu.kernel.flows.FlowPosition;
import luoshu.kernel.flows.Flows;
import org.springframework.stereotype.Component;

@Component
class DefaultFlows implements Flows {

    private final ChainRunner chain = new ChainRunner();
    private final EngineRunner engine;
    private final Cache<ByteBuffer, Flow> compiled = Caffeine.newBuilder().maximumSize(2_000).build();

    DefaultFlows(EngineRunner engine) {
        this.engine = engine;
    }

    @Override
    public List<FlowFinding> check(byte[] bpmn) {
        return FlowCompiler.check(bpmn);
    }

    @Override
    public Flow compile(byte[] bpmn) {
        return compiled.get(ByteBuffer.wrap(bpmn), key -> FlowCompiler.compile(bpmn));
    }

    @Override
    public FlowPosition start(Flow flow, String key, FlowFacts facts) {
        return runner(flow).start(flow, key, facts);
    }

    @Override
    public FlowPosition complete(Flow flow, FlowPosition position, String ref, FlowFacts facts) {
        return runner(flow).complete(flow, position, ref, facts);
    }

    @Override
    public FlowPosition back(Flow flow, FlowPosition position, String ref) {
        return runner(flow).back(flow, position, ref);
    }

    @Override
    public FlowPosition abandon(Flow flow, FlowPosition position) {
        return runner(flow).abandon(flow, position);
    }

    @Override
    public Optional<Instant> nextTimer(Flow flow, FlowPosition position) {
        return flow.kind() == Flow.Kind.CHAIN || position.instance() == null ? Optional.empty() : engine.nextTimer(position.instance());
    }

    @Override
    public FlowPosition fireTimers(Flow flow, FlowPosition position, Instant now) {
        return flow.kind() == Flow.Kind.CHAIN || position.instance() == null ? position : engine.fireTimers(flow, position, now);
    }

    private Runner runner(Flow flow) {
        return switch (flow.kind()) {
            case CHAIN -> chain;
            case ENGINE -> engine;
        };
    }
}
