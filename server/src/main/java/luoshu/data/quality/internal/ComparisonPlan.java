package luoshu.data.quality.internal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** A comparison in the engine's SQL. The rows of all sides lie in one table: side, key, and a text for each column, written alike. */
final class ComparisonPlan {

    static final String ROWS = "#compared";
    private static final String ELECTED = "#elected";
    private final Comparison comparison;
    private final int authority;

    ComparisonPlan(Comparison comparison) {
        this.comparison = comparison;
        this.authority = IntStream.range(0, comparison.sides().size()).filter(i -> comparison.sides().get(i).authoritative()).findFirst().orElse(-1);
    }

    /** A value as it is compared: wide letters narrow, blanks at the ends gone and one in between, capitals. Null: there is none. */
    static @Nullable String alike(@Nullable String value) {
        if (value == null) {
            return null;
        }
        String plain = Normalizer.normalize(value, Normalizer.Form.NFKC).strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
        return plain.isEmpty() ? null : plain;
    }

    /** Of a key blanks and hyphens do not count either. Null: it has none. */
    static @Nullable String key(@Nullable String value) {
        String plain = alike(value);
        String bare = plain == null ? "" : plain.replaceAll("[ \\p{Pd}]", "");
        return bare.isEmpty() ? null : bare;
    }

    String create() {
        return "create table " + Sql.name(ROWS) + " (side integer, key varchar, " + columns().map(i -> "c" + i + " varchar").collect(Collectors.joining(", ")) + ")";
    }

    String drop() {
        return "drop table " + Sql.name(ROWS);
    }

    private Stream<Integer> columns() {
        return IntStream.range(0, comparison.columns().size()).boxed();
    }

    /** For each side: rows, keys, duplicates, rows without a key. */
    String sides() {
        return "select side, sum(n)::bigint, count(*) filter (key is not null), count(*) filter (key is not null and n > 1), coalesce(sum(n) filter (key is null), 0)::bigint from (select side, key, count(*) as n from " + Sql.name(ROWS)
                + " group by side, key) group by side order by side";
    }

    /** Keys of a side that more than one row has. */
    String duplicated(int side) {
        return "select key from " + Sql.name(ROWS) + " where side = " + side + " and key is not null group by key having count(*) > 1 order by key limit 20";
    }

    /** Different keys, and those two or more sides have. */
    String keys() {
        return "select count(*), count(*) filter (sides > 1) from (select key, count(distinct side) as sides from " + Sql.name(ROWS) + " where key is not null group by key)";
    }

    /** What stands for each key in a column: the authority's value, else the one given most often, if no other is given as often. A side with several rows of a key gives the least. */
    String elect(int column) {
        return """
                create or replace temp table %2$s as
                with given as (select key, side, min(c%3$d) as v from %1$s where key is not null and c%3$d is not null group by key, side),
                votes as (select key, v, count(*) as n, bool_or(side = %4$d) as authority from given group by key, v)
                select key, sum(n)::bigint as givers, count(*) as kinds, bool_or(authority) as authority, max(n) as top, count(*) filter (n = best) as tops,
                       case when bool_or(authority) then max(v) filter (authority) when count(*) filter (n = best) = 1 then max(v) filter (n = best) end as v
                from (select *, max(n) over (partition by key) as best from votes) group by key
                """.formatted(Sql.name(ROWS), Sql.name(ELECTED), column, authority);
    }

    /** Compared, agreed, by authority, by vote, undecided; then keys of some that differ. */
    String column() {
        return "select count(*), count(*) filter (kinds = 1), count(*) filter (kinds > 1 and authority), count(*) filter (kinds > 1 and not authority and v is not null), count(*) filter (kinds > 1 and v is null) from "
                + Sql.name(ELECTED) + " where givers > 1";
    }

    String differing() {
        return "select key from " + Sql.name(ELECTED) + " where givers > 1 and kinds > 1 order by key limit 20";
    }

    /** For each side: values where one stands among several givers, and those that are it. */
    String right(int column) {
        return "select g.side, count(*), count(*) filter (g.v = e.v) from (select key, side, min(c" + column + ") as v from " + Sql.name(ROWS) + " where key is not null and c" + column + " is not null group by key, side) g join "
                + Sql.name(ELECTED) + " e on e.key = g.key where e.givers > 1 and e.v is not null group by g.side";
    }
}
