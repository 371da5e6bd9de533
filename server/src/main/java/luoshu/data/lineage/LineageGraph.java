package luoshu.data.lineage;

import java.util.List;

/** Columns around one, which is number 0. {@code truncated}: there is more than was walked. */
public record LineageGraph(List<LineageNode> nodes, List<LineageEdge> edges, boolean truncated) {

    public LineageGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }
}
