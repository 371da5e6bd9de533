package luoshu.kernel.flows.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.flows.Flow;
import luoshu.kernel.flows.FlowFacts;
import luoshu.kernel.flows.FlowPosition;
import luoshu.kernel.flows.Flows;
import luoshu.kernel.flows.NoStepBefore;
import luoshu.kernel.flows.StepNotOpen;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A chain and an engine flow answer the same questions the same way. */
@ServerTest
class FlowsTest {

    private static final FlowFacts NOTHING = new FlowFacts(Map.of(), Map.of());

    @Autowired
    Flows flows;
    @Autowired
    TestClock clock;

    @Test
    void a_chain_goes_step_by_step_and_back() {
        Flow flow = flows.compile(Diagrams.chain());
        FlowPosition at = start(flow, NOTHING);
        assertThat(at.current()).containsExactly("examine");
        FlowPosition first = at;
        assertThatThrownBy(() -> flows.back(flow, first, "examine")).isInstanceOf(NoStepBefore.class);
        at = flows.complete(flow, at, "examine", NOTHING);
        assertThat(at.current()).containsExactly("review");
        at = flows.back(flow, at, "review");
        assertThat(at.current()).containsExactly("examine");
        assertThat(at.done()).isEmpty();
        at = flows.complete(flow, flows.complete(flow, at, "examine", NOTHING), "review", NOTHING);
        FlowPosition last = flows.complete(flow, at, "decide", NOTHING);
        assertThat(last.ended()).isTrue();
        assertThat(last.done()).containsExactly("examine", "review", "decide");
        assertThatThrownBy(() -> flows.complete(flow, last, "decide", NOTHING)).isInstanceOf(StepNotOpen.class);
    }

    @Test
    void joint_review_runs_side_by_side_and_waits_for_all() {
        Flow flow = flows.compile(Diagrams.joint());
        FlowPosition at = complete(flow, start(flow, NOTHING), "examine", NOTHING);
        assertThat(at.current()).containsExactlyInAnyOrder("opinion", "fire_opinion");
        at = complete(flow, at, "fire_opinion", NOTHING);
        assertThat(at.current()).containsExactly("opinion");
        FlowPosition one = at;
        assertThatThrownBy(() -> flows.back(flow, one, ref(one, "opinion"))).isInstanceOf(NoStepBefore.class);
        at = complete(flow, at, "opinion", NOTHING);
        assertThat(at.current()).containsExactly("decide");
        at = flows.back(flow, at, ref(at, "decide"));
        assertThat(at.current()).containsExactlyInAnyOrder("opinion", "fire_opinion");
        at = complete(flow, complete(flow, at, "opinion", NOTHING), "fire_opinion", NOTHING);
        at = complete(flow, at, "decide", NOTHING);
        assertThat(at.ended()).isTrue();
        assertThat(at.done()).contains("examine", "opinion", "fire_opinion", "decide");
    }

    @Test
    void conditions_choose_and_timers_fire_once() {
        Flow flow = flows.compile(Diagrams.choice());
        FlowPosition small = both(flow, start(flow, new FlowFacts(Map.of(), Map.of("area", 20))), new FlowFacts(Map.of(), Map.of("area", 20)));
        assertThat(small.current()).containsExactly("decide");
        FlowFacts large = new FlowFacts(Map.of(), Map.of("area", 300));
        FlowPosition at = both(flow, start(flow, large), large);
        assertThat(at.current()).containsExactly("review");
        assertThat(flows.nextTimer(flow, at)).contains(clock.instant().plus(Duration.ofDays(3)));
        assertThat(flows.fireTimers(flow, at, clock.instant()).current()).containsExactly("review");
        at = flows.fireTimers(flow, at, clock.instant().plus(Duration.ofDays(4)));
        assertThat(at.current()).containsExactly("decide");
        assertThat(flows.fireTimers(flow, at, clock.instant().plus(Duration.ofDays(9))).open()).isEqualTo(at.open());
        assertThat(flows.abandon(flow, at).ended()).isTrue();
    }

    private FlowPosition both(Flow flow, FlowPosition at, FlowFacts facts) {
        assertThat(at.open()).hasSize(2);
        FlowPosition half = flows.complete(flow, at, at.open().getFirst().ref(), facts);
        assertThat(half.current()).isEqualTo(List.of("examine"));
        assertThat(half.done()).isEmpty();
        return flows.complete(flow, half, half.open().getFirst().ref(), facts);
    }

    private FlowPosition start(Flow flow, FlowFacts facts) {
        return flows.start(flow, UUID.randomUUID().toString(), facts);
    }

    private FlowPosition complete(Flow flow, FlowPosition at, String step, FlowFacts facts) {
        return flows.complete(flow, at, ref(at, step), facts);
    }

    private static String ref(FlowPosition at, String step) {
        return at.open().stream().filter(open -> open.step().equals(step)).findFirst().orElseThrow().ref();
    }
}
