package luoshu.data.lineage;

import org.jspecify.annotations.Nullable;

/**
 * A column in a graph.
 *
 * @param number    counted in the graph
 * @param column    absent: out of reach
 * @param placeName name of the data source, entry, service, matter or namespace; absent: out of reach
 * @param organName who answers for it; empty: nobody any more
 * @param distance  steps from the column that was asked about; negative: towards where it comes from
 */
public record LineageNode(int number, LineagePlace place, @Nullable LineageColumn column, @Nullable String placeName, String organName, int distance) {
}
