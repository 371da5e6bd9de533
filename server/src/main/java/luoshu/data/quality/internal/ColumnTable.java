package luoshu.data.quality.internal;

import java.util.Map;
import java.util.stream.Collectors;

import luoshu.data.quality.internal.RuleFile.RuleTable;

/**
 * How a table lies in the column engine: a column for each one of the rules' and, beside one that is not text, whether its value was none of its type. A value of blanks is none; so a rule for
 * completeness only asks which values are there.
 */
final class ColumnTable {

    private ColumnTable() {
    }

    /** Name of the column that says so. */
    static String bad(String column) {
        return Sql.name("#bad " + column);
    }

    static String create(RuleTable table) {
        return "create table " + Sql.name(table.name()) + " (" + table.columns().entrySet().stream().map(one -> Sql.name(one.getKey()) + " " + one.getValue().sql
                + (one.getValue() == ColumnType.TEXT ? "" : ", " + bad(one.getKey()) + " boolean")).collect(Collectors.joining(", ")) + ")";
    }

    /** @param from a relation with a text for each column */
    static String insert(RuleTable table, String from) {
        return "insert into " + Sql.name(table.name()) + " select " + table.columns().entrySet().stream().map(ColumnTable::typed).collect(Collectors.joining(", ")) + " from " + from;
    }

    private static String typed(Map.Entry<String, ColumnType> column) {
        String raw = Sql.name(column.getKey());
        String said = "nullif(trim(" + raw + "), '')";
        return switch (column.getValue()) {
            case TEXT -> "case when trim(" + raw + ") <> '' then " + raw + " end";
            case INTEGER, DECIMAL -> withBad("try_cast(" + said + " as " + column.getValue().sql + ")", said);
            case DATE -> withBad("coalesce(try_cast(" + said + " as date), try_strptime(" + said + ", '%Y%m%d')::date)", said);
            case TIME -> withBad("coalesce(try_cast(" + said + " as timestamp), try_strptime(" + said + ", ['%Y%m%d%H%M%S', '%Y%m%d']))", said);
        };
    }

    private static String withBad(String value, String said) {
        return value + ", " + said + " is not null and " + value + " is null";
    }
}
