package luoshu.data.analysis.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/**
 * How much a statement is once its names are followed: a query of WITH counts wherever it is named, as the engine plans it there. A name that several of them have stands for the largest, one that is being counted for a table:
 * what it says is never too little.
 */
final class StatementSize {

    private static final long ENDLESS = 1L << 40;

    /** A query of WITH, or the statement without them: the tables and queries it names, one for each time. */
    static final class Unit {
        private final String name;
        private final List<String> from = new ArrayList<>();

        Unit(String name) {
            this.name = name;
        }

        void names(String table) {
            from.add(table);
        }
    }

    /** Something to select from, with the name of its columns. */
    private record Part(@Nullable String name, long columns) {
    }

    private final StatementNames names;
    private final StatementBounds bounds;
    private final ToIntFunction<String> width;
    private final Map<String, List<WithItem<?>>> with = new HashMap<>();
    private final Map<Object, Long> known = new IdentityHashMap<>();

    /** @param width columns of a table, by its name in small letters */
    StatementSize(StatementNames names, StatementBounds bounds, ToIntFunction<String> width) {
        this.names = names;
        this.bounds = bounds;
        this.width = width;
        names.units().forEach((item, unit) -> with.computeIfAbsent(unit.name, _ -> new ArrayList<>()).add(item));
    }

    /** @throws Refused analysis-too-complex, with what there is too much of */
    void check() {
        names.units().values().forEach(this::tables);
        tables(names.whole());
        names.queries().forEach(this::columns);
    }

    static Refused tooMuch(String what, String sentence, long most) {
        return new Refused(Problem.Kind.INVALID, "analysis-too-complex", "查询太复杂：" + sentence + "超过 " + most, Map.of("what", what, "most", most));
    }

    private long tables(Unit unit) {
        Long before = known.putIfAbsent(unit, 1L);
        if (before != null) {
            return before;
        }
        long tables = 0;
        for (String name : unit.from) {
            tables += Math.max(1, with.getOrDefault(name, List.of()).stream().mapToLong(item -> tables(names.units().get(item))).max().orElse(1));
            if (tables > bounds.from()) {
                throw tooMuch("from", "涉及的表", bounds.from());
            }
        }
        known.put(unit, tables);
        return tables;
    }

    private long columns(Select select) {
        Long before = known.putIfAbsent(select, 0L);
        if (before != null) {
            return before;
        }
        long columns = switch (select) {
            case PlainSelect plain -> plain(plain);
            case SetOperationList list -> list.getSelects().stream().mapToLong(this::columns).max().orElse(1);
            case ParenthesedSelect inner -> columns(inner.getSelect());
            case Values values -> values(values.getExpressions());
            default -> throw QuestionReader.notUnderstood();
        };
        if (columns > bounds.columns()) {
            throw tooMuch("columns", "一个查询的字段", bounds.columns());
        }
        known.put(select, columns);
        return columns;
    }

    /** A row of values without its parentheses, or rows. */
    private static long values(@Nullable ExpressionList<?> rows) {
        return rows == null ? 1 : Math.max(rows.size(), rows.stream().mapToLong(row -> row instanceof ExpressionList<?> list ? list.size() : 1).max().orElse(1));
    }

    private long plain(PlainSelect select) {
        List<Part> parts = new ArrayList<>();
        add(parts, select.getFromItem(), select.getJoins());
        long columns = 0;
        for (SelectItem<?> item : select.getSelectItems()) {
            Expression what = item.getExpression();
            columns += what instanceof AllTableColumns of ? of(parts, of.getTable()) : what instanceof AllColumns ? parts.stream().mapToLong(Part::columns).sum() : 1;
        }
        return Math.min(columns, ENDLESS);
    }

    /** A name that is none of its tables' would mean the fields of a value, which nobody has counted. */
    private static long of(List<Part> parts, Table table) {
        String name = StatementNames.folded(table.getFullyQualifiedName());
        return parts.stream().filter(part -> name.equals(part.name())).mapToLong(Part::columns).max()
                .orElseThrow(() -> new Refused(Problem.Kind.INVALID, "analysis-unknown-table", "没有可以分析的表 " + name, Map.of("table", name)));
    }

    private void add(List<Part> parts, @Nullable FromItem first, @Nullable List<Join> joins) {
        if (first != null) {
            add(parts, first);
        }
        if (joins != null) {
            joins.forEach(join -> add(parts, join.getFromItem()));
        }
    }

    private void add(List<Part> parts, FromItem item) {
        String alias = item.getAlias() == null ? null : StatementNames.folded(item.getAlias().getName());
        switch (item) {
            case Table table -> parts.add(new Part(alias == null ? StatementNames.folded(table.getName()) : alias, wide(StatementNames.folded(table.getName()))));
            case ParenthesedFromItem around -> {
                List<Part> within = new ArrayList<>();
                add(within, around.getFromItem(), around.getJoins());
                if (alias == null) {
                    parts.addAll(within);
                } else {
                    parts.add(new Part(alias, within.stream().mapToLong(Part::columns).sum()));
                }
            }
            case Select select -> parts.add(new Part(alias, columns(select)));
            default -> throw QuestionReader.notUnderstood();
        }
    }

    private long wide(String table) {
        long widest = width.applyAsInt(table);
        for (WithItem<?> item : with.getOrDefault(table, List.of())) {
            widest = Math.max(widest, columns(item.getSelect()));
        }
        return widest;
    }
}
