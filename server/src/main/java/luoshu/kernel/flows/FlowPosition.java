package luoshu.kernel.flows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Where a case stands in its flow; kept by the case, as JSON.
 *
 * @param instance engine instance; null for a chain
 * @param open     what waits for somebody; empty once the flow has ended
 * @param done     codes of the steps completed, in order, without repetition
 */
public record FlowPosition(@Nullable String instance, List<Open> open, List<String> done) {

    /** One piece of work. {@code ref} names it uniquely within the case: the step's code in a chain, the engine's task id otherwise. */
    public record Open(String ref, String step) {
    }

    public FlowPosition {
        open = List.copyOf(open);
        done = List.copyOf(done);
    }

    public boolean ended() {
        return open.isEmpty();
    }

    public Optional<Open> find(String ref) {
        return open.stream().filter(one -> one.ref().equals(ref)).findFirst();
    }

    public List<String> current() {
        return open.stream().map(Open::step).distinct().toList();
    }

    public FlowPosition withDone(String step, List<Open> next) {
        List<String> more = new ArrayList<>(done);
        if (!more.contains(step)) {
            more.add(step);
        }
        return new FlowPosition(instance, next, more);
    }

    public FlowPosition withoutDone(String step, List<Open> next) {
        return new FlowPosition(instance, next, done.stream().filter(one -> !one.equals(step)).toList());
    }
}
