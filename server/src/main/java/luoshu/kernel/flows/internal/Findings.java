package luoshu.kernel.flows.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import luoshu.kernel.flows.FlowFinding;

/** Collects; a diagram with a thousand faults is told about the first hundred. */
final class Findings {

    private static final int LIMIT = 100;
    private final List<FlowFinding> all = new ArrayList<>();

    void add(int line, int column, String code, String message, Object... params) {
        if (all.size() < LIMIT) {
            Map<String, Object> named = params.length == 0 ? Map.of() : Map.of("what", params[0]);
            all.add(new FlowFinding(Math.max(1, line), Math.max(1, column), code, message, named));
        }
    }

    void at(Diagram.Node node, String code, String message) {
        add(node.line(), node.column(), code, message, node.id());
    }

    void at(Diagram.Arrow arrow, String code, String message) {
        add(arrow.line, arrow.column, code, message, arrow.id);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    List<FlowFinding> inOrder() {
        return all.stream().sorted(Comparator.comparingInt(FlowFinding::line).thenComparingInt(FlowFinding::column)).toList();
    }
}
