package luoshu.data.quality.internal;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import luoshu.data.quality.internal.RuleFile.Rule;
import luoshu.data.quality.internal.RuleFile.RuleTable;

/**
 * The statements for the rules of a table: one pass for all that look at one row – but for check digits, whose many steps would push each other out of the processor's cache, one each –, one each for those
 * that compare rows. A row rule is two columns of the pass' result – how many rows it checked and
 * how many failed – and one with the numbers of the first rows that failed; nothing is sorted or kept.
 */
final class RulePlan {

    static final int SAMPLE = 20;
    private static final String ROW = "\"#row\"";
    private final RuleTable table;
    private final LocalDateTime now;
    private final List<Rule> rowRules;
    private final List<Rule> setRules;

    RulePlan(RuleTable table, LocalDateTime now) {
        this.table = table;
        this.now = now;
        this.rowRules = table.rules().stream().filter(rule -> !comparesRows(rule.check())).toList();
        this.setRules = table.rules().stream().filter(rule -> comparesRows(rule.check())).toList();
    }

    private static boolean comparesRows(RuleCheck check) {
        return check instanceof RuleCheck.Unique || check instanceof RuleCheck.Reference || check instanceof RuleCheck.Agrees;
    }

    List<Rule> setRules() {
        return setRules;
    }

    /** @param sql answers one row: for each of the rules checked, failed, row numbers */
    record Pass(List<Rule> rules, String sql) {
    }

    List<Pass> passes() {
        List<Pass> passes = new ArrayList<>();
        List<Rule> together = rowRules.stream().filter(rule -> !checksDigits(rule.check())).toList();
        if (!together.isEmpty()) {
            passes.add(pass(together));
        }
        rowRules.stream().filter(rule -> checksDigits(rule.check())).forEach(rule -> passes.add(pass(List.of(rule))));
        return passes;
    }

    private static boolean checksDigits(RuleCheck check) {
        return check instanceof RuleCheck.Format format && (format.is() == ValueFormat.CITIZEN_NUMBER || format.is() == ValueFormat.CREDIT_CODE);
    }

    private Pass pass(List<Rule> rules) {
        List<List<String>> levels = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            RuleCheck check = rules.get(i).check();
            String fails = "\"#f" + i + '"';
            failures.add("(" + failed(check, "#" + i, levels) + ") as " + fails);
            columns.add(checked(check) + ", count(" + only(fails, "1") + "), min(" + only(fails, ROW) + ", " + SAMPLE + ")");
        }
        String from = "select rowid as " + ROW + ", * from " + Sql.name(table.name());
        for (List<String> level : levels) {
            from = "select *, " + String.join(", ", level) + " from (" + from + ")";
        }
        return new Pass(rules, "select " + String.join(", ", columns) + " from (select *, " + String.join(", ", failures) + " from (" + from + "))");
    }

    /** A value where a condition holds. A filter of the aggregate would say the same, but copies every column of the row for itself: the cost of many rules would grow with their square. */
    private static String only(String condition, String value) {
        return "case when " + condition + " then " + value + " end";
    }

    private String checked(RuleCheck check) {
        return switch (check) {
            case RuleCheck.Complete _ -> "count(*)";
            case RuleCheck.Format one -> valued(one.column());
            case RuleCheck.Matches one -> valued(one.column());
            case RuleCheck.Codes one -> valued(one.column());
            case RuleCheck.Range one -> valued(one.column());
            case RuleCheck.Length one -> valued(one.column());
            case RuleCheck.Timely one -> valued(one.column());
            case RuleCheck.Condition one -> "count(" + condition(one) + ")";
            case RuleCheck.Unique _, RuleCheck.Reference _, RuleCheck.Agrees _ -> throw new IllegalArgumentException();
        };
    }

    private String valued(String column) {
        return table.columns().get(column) == ColumnType.TEXT ? "count(" + Sql.name(column) + ")" : "count(" + only(Sql.name(column) + " is not null or " + ColumnTable.bad(column), "1") + ")";
    }

    /** True for a row that fails, else false or null. */
    private String failed(RuleCheck check, String name, List<List<String>> levels) {
        return switch (check) {
            case RuleCheck.Complete one -> one.columns().stream().map(this::missing).collect(Collectors.joining(" or "));
            case RuleCheck.Format one -> malformed(one, name, levels);
            case RuleCheck.Matches one -> "not regexp_full_match(" + Sql.name(one.column()) + ", " + Sql.text(one.matches()) + ")";
            case RuleCheck.Codes one -> Sql.name(one.column()) + " not in (" + one.of().stream().map(Sql::text).collect(Collectors.joining(", ")) + ")";
            case RuleCheck.Range one -> orBad(one.column(), outside(one));
            case RuleCheck.Length one -> "length(" + Sql.name(one.column()) + ") not between " + one.least() + " and " + one.most();
            case RuleCheck.Timely one -> orBad(one.column(), Sql.name(one.column()) + " not between " + time(now.minusDays(one.days())) + " and " + time(now));
            case RuleCheck.Condition one -> "not " + condition(one);
            case RuleCheck.Unique _, RuleCheck.Reference _, RuleCheck.Agrees _ -> throw new IllegalArgumentException();
        };
    }

    private static String condition(RuleCheck.Condition one) {
        return "((" + one.sql() + ")::boolean)";
    }

    private String missing(String column) {
        return table.columns().get(column) == ColumnType.TEXT ? Sql.name(column) + " is null" : Sql.name(column) + " is null and not " + ColumnTable.bad(column);
    }

    private String orBad(String column, String failed) {
        return table.columns().get(column) == ColumnType.TEXT ? failed : ColumnTable.bad(column) + " or " + failed;
    }

    private static String outside(RuleCheck.Range range) {
        String column = Sql.name(range.column());
        String under = range.least() == null ? null : column + " < " + range.least().toPlainString();
        String over = range.most() == null ? null : column + " > " + range.most().toPlainString();
        return under == null ? String.valueOf(over) : over == null ? under : under + " or " + over;
    }

    private static String time(LocalDateTime time) {
        return "timestamp '" + time.toLocalDate() + " " + time.toLocalTime().withNano(0) + "'";
    }

    private static String malformed(RuleCheck.Format format, String name, List<List<String>> levels) {
        String column = Sql.name(format.column());
        return switch (format.is()) {
            case CITIZEN_NUMBER -> invalid(column, CheckDigits.citizenNumber(column, name), levels);
            case CREDIT_CODE -> invalid(column, CheckDigits.creditCode(column, name), levels);
            case MOBILE -> "not regexp_full_match(" + column + ", '1[3-9][0-9]{9}')";
            case DIGITS -> "not regexp_full_match(" + column + ", '[0-9]+')";
            case DAY -> column + " is not null and try_cast(" + column + " as date) is null and try_strptime(" + column + ", '%Y%m%d') is null";
        };
    }

    private static String invalid(String column, CheckDigits.Steps steps, List<List<String>> levels) {
        for (int i = 0; i < steps.levels().size(); i++) {
            if (levels.size() == i) {
                levels.add(new ArrayList<>());
            }
            levels.get(i).addAll(steps.levels().get(i));
        }
        return column + " is not null and (" + steps.valid() + ") is not true";
    }

    /** One row: checked, failed, row numbers. */
    String comparing(Rule rule) {
        return switch (rule.check()) {
            case RuleCheck.Unique one -> unique(one);
            case RuleCheck.Reference one -> reference(one);
            case RuleCheck.Agrees one -> agrees(one);
            default -> throw new IllegalArgumentException(rule.code());
        };
    }

    private String unique(RuleCheck.Unique one) {
        return "select coalesce(sum(n), 0), coalesce(sum(n) filter (where n > 1), 0), min(r, " + SAMPLE + ") filter (where n > 1) from (select count(*) as n, min(rowid) as r from " + Sql.name(table.name())
                + " where " + present("", one.columns()) + " group by " + Sql.names(one.columns()) + ")";
    }

    private String reference(RuleCheck.Reference one) {
        return "select count(*), count(*) filter (where not known), min(r, " + SAMPLE + ") filter (where not known) from (select t.rowid as r, exists (select 1 from " + Sql.name(one.table()) + " as o where "
                + equal(one.columns(), one.targets()) + ") as known from " + Sql.name(table.name()) + " as t where " + present("t.", one.columns()) + ")";
    }

    private String agrees(RuleCheck.Agrees one) {
        return "select count(*), count(*) filter (where not same), min(r, " + SAMPLE + ") filter (where not same) from (select t.rowid as r, bool_or(t." + Sql.name(one.column()) + " is not distinct from o."
                + Sql.name(one.with()) + ") as same from " + Sql.name(table.name()) + " as t join " + Sql.name(one.table()) + " as o on " + equal(one.by(), one.targets()) + " group by t.rowid)";
    }

    private static String present(String of, List<String> columns) {
        return columns.stream().map(column -> of + Sql.name(column) + " is not null").collect(Collectors.joining(" and "));
    }

    private static String equal(List<String> columns, List<String> targets) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            all.add("t." + Sql.name(columns.get(i)) + " = o." + Sql.name(targets.get(i)));
        }
        return String.join(" and ", all);
    }

    /** The keys of rows. @param count of rows */
    String keys(int count) {
        return "select rowid, " + table.key().stream().map(key -> Sql.name(key) + "::varchar").collect(Collectors.joining(", ")) + " from " + Sql.name(table.name()) + " where rowid in ("
                + String.join(", ", Collections.nCopies(count, "?")) + ")";
    }
}
