package luoshu.kernel.flows.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** A diagram as read: nodes and arrows with their place in the text. Filled by {@link DiagramReader}, judged by {@link DiagramCheck}. */
final class Diagram {

    enum Kind { START, END, USER_TASK, EXCLUSIVE, PARALLEL, SUB_PROCESS, TIMER }

    /** {@code within} is the id of the enclosing sub-process; null at top level. {@code attachedTo}: of a timer only. */
    record Node(Kind kind, String id, @Nullable String within, int line, int column, Map<String, String> attributes, Extra extra) {
        @Nullable String attribute(String name) {
            return attributes.get(name);
        }
    }

    /** What the children of a node said. */
    static final class Extra {
        boolean multiple;
        @Nullable String cardinality;
        @Nullable String duration;
        boolean timer;
    }

    static final class Arrow {
        final String id;
        final String from;
        final String to;
        final int line;
        final int column;
        @Nullable String condition;

        Arrow(String id, String from, String to, int line, int column) {
            this.id = id;
            this.from = from;
            this.to = to;
            this.line = line;
            this.column = column;
        }
    }

    final Map<String, Node> nodes = new LinkedHashMap<>();
    final List<Arrow> arrows = new ArrayList<>();
    int processes;
    boolean picture;
    int processLine = 1;
    int processColumn = 1;

    List<Arrow> out(String id) {
        return arrows.stream().filter(arrow -> arrow.from.equals(id)).toList();
    }

    List<Arrow> in(String id) {
        return arrows.stream().filter(arrow -> arrow.to.equals(id)).toList();
    }

    List<Node> of(Kind kind) {
        return nodes.values().stream().filter(node -> node.kind() == kind).toList();
    }
}
