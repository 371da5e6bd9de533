package luoshu.data.exchange.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Merges rows by key: they come into a temporary table of the session, go from there to the target, and are read back, all in one transaction. */
final class Stage {

    private static final String TABLE = "pg_temp.luoshu_stage";
    private static final String REMOVED = "luoshu_removed";
    private final Connection target;
    private final ExchangePlan plan;

    Stage(Connection target, ExchangePlan plan) {
        this.target = target;
        this.plan = plan;
    }

    /** Begins a session; commits. */
    void make() throws SQLException {
        try (Statement statement = target.createStatement()) {
            statement.execute("create temporary table luoshu_stage on commit delete rows as select %s from %s with no data".formatted(PgNames.list(plan.targetColumns()), plan.target().quoted()));
            statement.execute("alter table %s add column %s boolean".formatted(TABLE, REMOVED));
        }
        target.commit();
    }

    String copyIn() {
        return "copy %s from stdin".formatted(TABLE);
    }

    void merge() throws SQLException {
        List<String> columns = plan.targetColumns();
        List<String> keys = plan.targetKeys();
        String list = PgNames.list(columns);
        String set = String.join(", ", columns.stream().filter(one -> !keys.contains(one)).map(one -> PgNames.quoted(one) + " = excluded." + PgNames.quoted(one)).toList());
        try (Statement statement = target.createStatement()) {
            statement.execute("insert into %s (%s) select %s from %s where not %s on conflict (%s) do %s".formatted(plan.target().quoted(), list, list, TABLE, REMOVED, PgNames.list(keys),
                    set.isEmpty() ? "nothing" : "update set " + set));
            if (plan.content().control()) {
                statement.execute("delete from %s t using %s s where s.%s and %s".formatted(plan.target().quoted(), TABLE, REMOVED, joined()));
            }
        }
    }

    /** What the target holds now for the rows that were sent. */
    String copyBack() {
        return "copy (select %s from %s t join %s s on %s where not s.%s) to stdout".formatted(PgNames.list("t", plan.targetColumns()), plan.target().quoted(), TABLE, joined(), REMOVED);
    }

    /** Rows that should be gone and are not. */
    long left() throws SQLException {
        if (!plan.content().control()) {
            return 0;
        }
        try (Statement statement = target.createStatement();
             ResultSet row = statement.executeQuery("select pg_catalog.count(*) from %s t join %s s on %s where s.%s".formatted(plan.target().quoted(), TABLE, joined(), REMOVED))) {
            row.next();
            return row.getLong(1);
        }
    }

    private String joined() {
        return String.join(" and ", plan.targetKeys().stream().map(key -> "t." + PgNames.quoted(key) + " = s." + PgNames.quoted(key)).toList());
    }
}
