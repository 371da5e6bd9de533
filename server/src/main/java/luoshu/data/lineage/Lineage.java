package luoshu.data.lineage;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Permission;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;

/** Where columns come from and go to. What is out of reach does not exist – unless a path leads through it: then it is a node without a name. */
public interface Lineage {

    Permission READ = new Permission("lineage.read");
    Permission TELL = new Permission("lineage.tell");
    int DEEPEST = 8;

    /** Columns within reach by name or comment of the column, its table or place, best first, at most 60. */
    List<LineageHit> search(String q);

    /**
     * Walks from a column, each column once.
     *
     * @param depth steps each way, 1–{@link #DEEPEST}
     * @return at most 300 columns, nearest first
     * @throws luoshu.kernel.problems.NotFound when the column's place is out of reach
     */
    LineageGraph around(LineageColumn column, LineageDirection direction, int depth);

    /** Statements, views and jobs organs told of, newest first. */
    Page<ToldLineage> told(PageRequest page);

    /** What a statement says, without keeping it. @throws luoshu.kernel.problems.Invalid {@code /sql} when it is not understood */
    SqlLineage check(SqlTold told);

    /** Keeps what a statement says; said again, it takes the place of what was said before about the same table under the same name. */
    SqlLineage tell(SqlTold told);

    /** @throws luoshu.kernel.problems.NotFound */
    void forget(UUID statement);

    /**
     * Reads the definitions of all views of a PostgreSQL data source; views that are gone are forgotten. Must not run in a transaction: it waits for somebody else's server.
     *
     * @throws luoshu.kernel.problems.Refused {@code lineage-no-views} for other kinds, {@code source-unavailable}
     */
    ViewsRead readViews(UUID source);
}
