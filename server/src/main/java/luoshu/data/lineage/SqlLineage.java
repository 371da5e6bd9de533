package luoshu.data.lineage;

import java.util.List;

/** What a statement says about the columns of a table. */
public record SqlLineage(String table, List<SqlColumn> columns) {

    /** {@code from}: empty: of no column. */
    public record SqlColumn(String column, List<SqlOrigin> from) {
    }

    public record SqlOrigin(String table, String column, LineageHow how) {
    }

    public SqlLineage {
        columns = List.copyOf(columns);
    }
}
