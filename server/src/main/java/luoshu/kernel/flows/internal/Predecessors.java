package luoshu.kernel.flows.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import luoshu.kernel.flows.Flow;
import luoshu.kernel.flows.internal.Diagram.Arrow;
import luoshu.kernel.flows.internal.Diagram.Kind;
import luoshu.kernel.flows.internal.Diagram.Node;

/**
 * The user tasks just before a step. Out of one branch of a fork there is no way back: the token left behind in the other branch would be doubled.
 * Behind a join all branches are reopened. A sub-process is not entered backwards.
 */
final class Predecessors {

    private Predecessors() {
    }

    static List<String> of(Flow flow, String step) {
        Diagram diagram = DiagramReader.read(flow.bpmn().getBytes(StandardCharsets.UTF_8), new Findings());
        if (diagram == null) {
            throw new IllegalStateException("a compiled flow is readable: " + flow.digest());
        }
        Set<String> found = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>();
        Deque<String> todo = new ArrayDeque<>(List.of(step));
        while (!todo.isEmpty()) {
            String at = todo.poll();
            for (Arrow arrow : diagram.in(at)) {
                Node from = diagram.nodes.get(arrow.from);
                if (from == null || !seen.add(from.id())) {
                    continue;
                }
                if (from.kind() == Kind.PARALLEL && diagram.out(from.id()).size() > 1) {
                    return List.of();
                }
                if (from.kind() == Kind.USER_TASK) {
                    found.add(from.id());
                } else if (from.kind() == Kind.EXCLUSIVE || from.kind() == Kind.PARALLEL) {
                    todo.add(from.id());
                }
            }
        }
        return List.copyOf(found);
    }
}
