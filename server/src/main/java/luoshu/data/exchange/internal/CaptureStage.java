package luoshu.data.exchange.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Applies changes of many transactions at once: they come in their order into a temporary table of the session, the last one of each key is taken, and the target becomes what it says. A large value
 * that the log does not tell, because it was not touched, is taken from an earlier change of the same row or from the target; where neither has it, the row is read from the source.
 */
final class CaptureStage {

    private static final String CHANGES = "pg_temp.luoshu_changes";
    private static final String LAST = "pg_temp.luoshu_last";
    private static final String OLD = "pg_temp.luoshu_old";
    private static final Set<String> TAKEN = Set.of("23505", "23P01");
    private final Connection target;
    private final ExchangePlan plan;
    private final boolean marks;
    private final String keys;

    CaptureStage(Connection target, ExchangePlan plan) {
        this.target = target;
        this.plan = plan;
        this.marks = plan.content().marks();
        this.keys = PgNames.list(plan.targetKeys());
    }

    /** Begins a session; commits. */
    void make() throws SQLException {
        String columns = PgNames.list(plan.targetColumns());
        each("create temporary table luoshu_changes on commit delete rows as select %s from %s with no data".formatted(columns, plan.target().quoted()),
                "alter table %s add column luoshu_number bigint, add column luoshu_removed boolean, add column luoshu_same text, add column luoshu_at timestamp with time zone, add column luoshu_key text[]".formatted(CHANGES),
                "create temporary table luoshu_last (like %s) on commit delete rows".formatted(CHANGES),
                "create temporary table luoshu_old on commit delete rows as select * from %s with no data".formatted(plan.target().quoted()));
        target.commit();
    }

    String copyIn() {
        return "copy %s from stdin".formatted(CHANGES);
    }

    /** Behind the fields of a line, and before the key. {@code same}: fields whose value was not told. */
    String tail(long number, boolean removed, BitSet same, String at) {
        StringBuilder signs = new StringBuilder();
        for (int i = 0; !same.isEmpty() && i < plan.targetColumns().size(); i++) {
            signs.append(same.get(i) ? '1' : '0');
        }
        return "\t" + number + "\t" + (removed ? 't' : 'f') + "\t" + signs + "\t" + at;
    }

    private void each(String... sentences) throws SQLException {
        try (Statement statement = target.createStatement()) {
            for (String sentence : sentences) {
                statement.execute(sentence);
            }
        }
    }

    private String joined(String one, String other) {
        return String.join(" and ", plan.targetKeys().stream().map(PgNames::quoted).map(key -> one + "." + key + " = " + other + "." + key).toList());
    }

    /**
     * @param to        the table that is changed
     * @param truncated changes up to this number were undone by a removal of all rows; 0: there was none
     * @param same      fields whose value was not told in some change
     * @return keys of rows that have to be read from the source, as texts of the source: the target may write them otherwise
     */
    List<List<String>> merge(String to, long truncated, BitSet same, String truncatedAt, String batch) throws SQLException {
        each("insert into %s select distinct on (%s) * from %s where luoshu_number > %d order by %s, luoshu_number desc".formatted(LAST, keys, CHANGES, truncated, keys));
        List<List<String>> missing = List.of();
        if (!same.isEmpty()) {
            for (int i = same.nextSetBit(0); i >= 0; i = same.nextSetBit(i + 1)) {
                told(to, i, truncated);
            }
            missing = missing();
        }
        if (truncated > 0) {
            each(marks ? "update %s set cd_operation = 'D', cd_time = '%s', cd_batch = '%s' where cd_operation <> 'D'".formatted(to, truncatedAt, batch) : "delete from " + to);
        }
        each(marks ? "update %s t set cd_operation = 'D', cd_time = s.luoshu_at%s, cd_batch = '%s' from %s s where s.luoshu_removed and %s and t.cd_operation <> 'D'".formatted(to, zone(), batch, LAST, joined("t", "s"))
                : "delete from %s t using %s s where s.luoshu_removed and %s".formatted(to, LAST, joined("t", "s")));
        handOver(to, batch);
        return missing;
    }

    /** All at once; where that is refused because a further unique value goes from one row to another, the rows are taken away first. */
    private void handOver(String to, String batch) throws SQLException {
        Savepoint before = target.setSavepoint();
        try {
            each(upsert(to, batch, ""));
            target.releaseSavepoint(before);
        } catch (SQLException refused) {
            if (!TAKEN.contains(String.valueOf(refused.getSQLState()))) {
                throw refused;
            }
            target.rollback(before);
            replace(to, batch);
        }
    }

    /** Columns nobody moves keep what they hold. */
    private void replace(String to, String batch) throws SQLException {
        List<String> all = plan.target().columns().stream().filter(one -> !one.fixed()).map(PgTable.Column::name).toList();
        List<String> rest = all.stream().filter(one -> !plan.writtenColumns().contains(one)).toList();
        List<String> written = new ArrayList<>(plan.writtenColumns());
        written.addAll(rest);
        String values = PgNames.list("s", plan.targetColumns()) + (marks ? ", case when o.cd_operation = 'D' then 'I' else 'U' end, s.luoshu_at" + zone() + ", '" + batch + "'" : "")
                + (rest.isEmpty() ? "" : ", " + PgNames.list("o", rest));
        each("delete from " + OLD,
                "with gone as (delete from %s t using %s s where not s.luoshu_removed and %s returning %s) insert into %s (%s) select * from gone".formatted(to, LAST, joined("t", "s"), PgNames.list("t", all), OLD, PgNames.list(all)),
                "insert into %s (%s) select %s from %s s join %s o on %s where not s.luoshu_removed".formatted(to, PgNames.list(written), values, LAST, OLD, joined("o", "s")),
                upsert(to, batch, " and not exists (select from %s o where %s)".formatted(OLD, joined("o", "s"))));
    }

    /** Columns without a zone hold the time of China. */
    private String zone() {
        return plan.target().column(ExchangeContent.TIME).filter(column -> column.type().endsWith("without time zone")).isPresent() ? " at time zone 'Asia/Shanghai'" : "";
    }

    private String upsert(String to, String batch, String only) {
        List<String> columns = plan.targetColumns();
        List<String> set = new ArrayList<>(columns.stream().filter(one -> !plan.targetKeys().contains(one)).map(one -> PgNames.quoted(one) + " = excluded." + PgNames.quoted(one)).toList());
        String values = PgNames.list(columns);
        if (marks) {
            values += ", 'I', luoshu_at" + zone() + ", '" + batch + "'";
            set.addAll(List.of("cd_operation = case when t.cd_operation = 'D' then 'I' else 'U' end", "cd_time = excluded.cd_time", "cd_batch = excluded.cd_batch"));
        }
        return "insert into %s as t (%s) select %s from %s s where not luoshu_removed%s on conflict (%s) do %s".formatted(to, PgNames.list(plan.writtenColumns()), values, LAST, only, keys,
                set.isEmpty() ? "nothing" : "update set " + String.join(", ", set));
    }

    /** The value of a field that was not told: from the last change of the row since it was last removed, else from the target unless it was removed since. */
    private void told(String to, int field, long truncated) throws SQLException {
        String column = PgNames.quoted(plan.targetColumns().get(field));
        String open = "substr(%s.luoshu_same, " + (field + 1) + ", 1) = '1'";
        String done = "luoshu_same = overlay(l.luoshu_same placing '0' from " + (field + 1) + " for 1)";
        each("""
                update %1$s l set %2$s = p.%2$s, %3$s from (
                    select distinct on (%4$s) c.* from %5$s c where not c.luoshu_removed and c.luoshu_number > %6$d and not %7$s order by %4$s, c.luoshu_number desc) p
                where %8$s and %9$s
                  and not exists (select from %5$s d where d.luoshu_removed and %10$s and d.luoshu_number > p.luoshu_number)
                """.formatted(LAST, column, done, PgNames.list("c", plan.targetKeys()), CHANGES, truncated, open.formatted("c"), joined("l", "p"), open.formatted("l"), joined("d", "l")));
        if (truncated == 0) {
            each("update %s l set %s = t.%s, %s from %s t where %s and %s%s and not exists (select from %s d where d.luoshu_removed and %s)".formatted(LAST, column, column, done, to, joined("l", "t"),
                    open.formatted("l"), marks ? " and t.cd_operation <> 'D'" : "", CHANGES, joined("d", "l")));
        }
    }

    /** The change behind {@code removal} takes the fields that were not told from the row that is removed by it, as it is in {@code to}. */
    void inherit(String to, long removal, BitSet untold) throws SQLException {
        for (int i = untold.nextSetBit(0); i >= 0; i = untold.nextSetBit(i + 1)) {
            String column = PgNames.quoted(plan.targetColumns().get(i));
            each("update %1$s c set %2$s = t.%2$s, luoshu_same = overlay(c.luoshu_same placing '0' from %3$d for 1) from %1$s d join %4$s t on %5$s where d.luoshu_number = %6$d and c.luoshu_number = %6$d + 1 and not c.luoshu_removed%7$s"
                    .formatted(CHANGES, column, i + 1, to, joined("d", "t"), removal, marks ? " and t.cd_operation <> 'D'" : ""));
        }
    }

    private List<List<String>> missing() throws SQLException {
        List<List<String>> missing = new ArrayList<>();
        try (Statement statement = target.createStatement();
             ResultSet row = statement.executeQuery("with gone as (delete from %s where luoshu_same like '%%1%%' returning luoshu_key) select luoshu_key from gone".formatted(LAST))) {
            while (row.next()) {
                missing.add(List.of((String[]) row.getArray(1).getArray()));
            }
        }
        return missing;
    }

    /** Rows read from the source come next, in the same transaction. */
    void clear() throws SQLException {
        each("delete from " + CHANGES, "delete from " + LAST);
    }

    /** What the target should hold of the rows that were changed last. */
    String copyMeant() {
        return "copy (select %s from %s where not luoshu_removed) to stdout".formatted(PgNames.list(plan.targetColumns()), LAST);
    }

    /** What it holds. */
    String copyBack(String to) {
        return "copy (select %s from %s t join %s s on %s where not s.luoshu_removed) to stdout".formatted(PgNames.list("t", plan.targetColumns()), to, LAST, joined("t", "s"));
    }

    /** Rows that should be gone and are not. */
    long left(String to) throws SQLException {
        try (Statement statement = target.createStatement();
             ResultSet row = statement.executeQuery("select pg_catalog.count(*) from %s t join %s s on %s where s.luoshu_removed%s".formatted(to, LAST, joined("t", "s"), marks ? " and t.cd_operation <> 'D'" : ""))) {
            row.next();
            return row.getLong(1);
        }
    }

    /** All rows that are there. */
    String copyAll(String of) {
        return "copy (select %s from %s%s) to stdout".formatted(PgNames.list(plan.targetColumns()), of, marks ? " where cd_operation <> 'D'" : "");
    }
}
