package luoshu.data.lineage.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import luoshu.data.lineage.LineageHow;
import luoshu.data.lineage.SqlLineage;
import luoshu.data.lineage.SqlLineage.SqlColumn;
import luoshu.data.lineage.SqlLineage.SqlOrigin;
import luoshu.kernel.texts.Text;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.create.table.CreateTable;
import net.sf.jsqlparser.statement.create.view.CreateView;
import net.sf.jsqlparser.statement.insert.Insert;
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
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/**
 * Which columns a statement puts into which: one CREATE VIEW, CREATE TABLE … AS or INSERT … SELECT. Names are folded as PostgreSQL does. Columns behind WHERE, JOIN … ON and GROUP BY decide about rows and are not followed.
 */
final class SqlReader {

    /** A statement that is not understood; why is for whoever wrote it. */
    static final class NotUnderstood extends Exception {

        private final transient Text why;

        NotUnderstood(String chinese, String english) {
            super(chinese, null, false, false);
            this.why = new Text(chinese, english);
        }

        Text why() {
            return why;
        }
    }

    private static final int MOST_NESTING = 40;
    private static final int MOST_EDGES = 5_000;
    private static final long MILLIS = 5_000;
    private static final Set<String> AGGREGATES = Set.of("count", "sum", "avg", "min", "max", "string_agg", "array_agg", "jsonb_agg", "json_agg", "jsonb_object_agg", "bool_and", "bool_or", "every", "stddev", "stddev_pop",
            "stddev_samp", "variance", "var_pop", "var_samp", "percentile_cont", "percentile_disc", "mode", "group_concat", "listagg", "any_value");

    /** Words the parser takes for columns. */
    private static final Set<String> CONSTANTS = Set.of("true", "false", "current_date", "current_timestamp", "current_time", "localtimestamp", "localtime", "current_user", "session_user");

    /** A column of what a query gives: by name, from which columns of tables. */
    private record Given(String name, Map<Origin, LineageHow> from) {
    }

    private record Origin(String table, String column) {
    }

    /** Something columns are taken from. {@code columns}: absent: a table nobody has read yet. */
    private record Relation(String alias, @Nullable String table, @Nullable List<Given> columns) {

        Optional<Map<Origin, LineageHow>> column(String name) {
            if (columns != null) {
                return columns.stream().filter(one -> one.name().equals(name)).map(Given::from).findFirst();
            }
            return table == null ? Optional.of(Map.of()) : Optional.of(Map.of(new Origin(table, name), LineageHow.COPIED));
        }
    }

    private final @Nullable String schema;
    private final Function<String, Optional<List<String>>> tables;
    private final ArrayDeque<List<Relation>> outer = new ArrayDeque<>();
    private int depth;

    /**
     * @param schema of the data source: left out of names
     * @param tables columns of a table, where they are known
     */
    SqlReader(@Nullable String schema, Function<String, Optional<List<String>>> tables) {
        this.schema = schema;
        this.tables = tables;
    }

    SqlLineage statement(String sql) throws NotUnderstood {
        Statement statement = parse(sql);
        return switch (statement) {
            case CreateView view -> lineage(view.getView(), names(view.getColumnNames()), view.getSelect());
            case CreateTable table when table.getSelect() != null -> lineage(table.getTable(), table.getColumns() == null ? List.of() : table.getColumns().stream().map(SqlReader::folded).toList(), table.getSelect());
            case Insert insert when insert.getSelect() != null -> insert(insert);
            default -> throw new NotUnderstood("只读得懂 CREATE VIEW、CREATE TABLE … AS 和 INSERT … SELECT", "only CREATE VIEW, CREATE TABLE … AS and INSERT … SELECT are read");
        };
    }

    /** What a view is defined as. */
    SqlLineage view(String name, String select) throws NotUnderstood {
        if (parse(select) instanceof Select body) {
            return lineage(name, List.of(), query(body, Map.of()));
        }
        throw new NotUnderstood("视图的定义不是查询", "the view is not defined by a query");
    }

    private static Statement parse(String sql) throws NotUnderstood {
        if (CCJSqlParserUtil.getNestingDepth(sql) > MOST_NESTING) {
            throw new NotUnderstood("括号嵌套超过 " + MOST_NESTING + " 层", "more than " + MOST_NESTING + " levels of parentheses");
        }
        try (ExecutorService parser = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("sql-reader").factory())) {
            List<Statement> statements = CCJSqlParserUtil.parseStatements(sql, parser, one -> one.withTimeOut(MILLIS).withAllowComplexParsing(true));
            if (statements.size() != 1) {
                throw new NotUnderstood("一次只写一条语句", "one statement at a time");
            }
            return statements.getFirst();
        } catch (JSQLParserException | RuntimeException | StackOverflowError failed) {
            throw new NotUnderstood("读不懂这条语句，请核对写法；与关键字同名的字段请加双引号", "the statement cannot be parsed; a column called like a keyword needs double quotes");
        }
    }

    private SqlLineage insert(Insert insert) throws NotUnderstood {
        Map<String, List<Given>> with = with(insert.getWithItemsList(), Map.of());
        List<String> columns = names(insert.getColumns());
        return lineage(table(insert.getTable()), columns.isEmpty() ? tables.apply(table(insert.getTable())).orElse(List.of()) : columns, query(insert.getSelect(), with));
    }

    private SqlLineage lineage(Table target, List<String> columns, Select select) throws NotUnderstood {
        return lineage(table(target), columns, query(select, Map.of()));
    }

    private SqlLineage lineage(String table, List<String> columns, List<Given> given) throws NotUnderstood {
        if (columns.size() > given.size() || !columns.isEmpty() && columns.size() < given.size()) {
            throw new NotUnderstood("表 " + table + " 有 " + columns.size() + " 个字段，查询给出 " + given.size() + " 个", "table " + table + " has " + columns.size() + " columns, the query gives " + given.size());
        }
        List<SqlColumn> said = new ArrayList<>();
        int edges = 0;
        for (int i = 0; i < given.size(); i++) {
            List<SqlOrigin> from = given.get(i).from().entrySet().stream().map(one -> new SqlOrigin(one.getKey().table(), one.getKey().column(), one.getValue())).toList();
            said.add(new SqlColumn(columns.isEmpty() ? given.get(i).name() : columns.get(i), from));
            edges += from.size();
        }
        if (edges > MOST_EDGES) {
            throw new NotUnderstood("一条语句最多 " + MOST_EDGES + " 条字段关系", "at most " + MOST_EDGES + " relations in a statement");
        }
        return new SqlLineage(table, said);
    }

    private static List<String> names(@Nullable List<Column> columns) {
        return columns == null ? List.of() : columns.stream().map(column -> folded(column.getColumnName())).toList();
    }

    private List<Given> query(Select select, Map<String, List<Given>> outer) throws NotUnderstood {
        if (++depth > MOST_NESTING) {
            throw new NotUnderstood("查询嵌套超过 " + MOST_NESTING + " 层", "more than " + MOST_NESTING + " levels of queries");
        }
        try {
            Map<String, List<Given>> with = with(select.getWithItemsList(), outer);
            return switch (select) {
                case PlainSelect plain -> plain(plain, with);
                case ParenthesedSelect inner -> query(inner.getSelect(), with);
                case SetOperationList set -> union(set, with);
                default -> List.of();
            };
        } finally {
            depth--;
        }
    }

    private Map<String, List<Given>> with(@Nullable List<WithItem<?>> items, Map<String, List<Given>> outer) throws NotUnderstood {
        if (items == null) {
            return outer;
        }
        Map<String, List<Given>> known = new HashMap<>(outer);
        for (WithItem<?> item : items) {
            if (!(item.getParenthesedStatement() instanceof ParenthesedSelect body)) {
                throw new NotUnderstood("WITH 里只能是查询", "WITH takes queries only");
            }
            String name = folded(item.getAliasName());
            if (item.isRecursive() && body.getSelect() instanceof SetOperationList set) {
                known.put(name, renamed(query(set.getSelects().getFirst(), known), columns(item)));
            }
            known.put(name, renamed(query(body, known), columns(item)));
        }
        return known;
    }

    private static List<String> columns(WithItem<?> item) {
        return item.getWithItemList() == null ? List.of() : item.getWithItemList().stream().map(one -> folded(one.toString())).toList();
    }

    private static List<Given> renamed(List<Given> given, List<String> names) {
        List<Given> called = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            called.add(i < names.size() ? new Given(names.get(i), given.get(i).from()) : given.get(i));
        }
        return called;
    }

    /** By position; what the first query calls them. */
    private List<Given> union(SetOperationList set, Map<String, List<Given>> with) throws NotUnderstood {
        List<Given> all = new ArrayList<>();
        for (Select one : set.getSelects()) {
            List<Given> given = query(one, with);
            if (all.isEmpty()) {
                all.addAll(given);
                continue;
            }
            for (int i = 0; i < Math.min(all.size(), given.size()); i++) {
                Map<Origin, LineageHow> from = new LinkedHashMap<>(all.get(i).from());
                given.get(i).from().forEach((origin, how) -> from.merge(origin, how, SqlReader::stronger));
                all.set(i, new Given(all.get(i).name(), from));
            }
        }
        return all;
    }

    private List<Given> plain(PlainSelect select, Map<String, List<Given>> with) throws NotUnderstood {
        List<Relation> relations = new ArrayList<>();
        from(select.getFromItem(), select.getJoins(), with, relations);
        List<Given> given = new ArrayList<>();
        for (SelectItem<?> item : select.getSelectItems()) {
            switch (item.getExpression()) {
                case AllTableColumns all -> given.addAll(everything(relation(relations, folded(all.getTable().getName()))));
                case AllColumns _ -> {
                    for (Relation relation : relations) {
                        given.addAll(everything(relation));
                    }
                }
                case Expression one -> given.add(new Given(name(item), origins(one, relations, with)));
            }
        }
        return given;
    }

    private void from(@Nullable FromItem first, @Nullable List<Join> joins, Map<String, List<Given>> with, List<Relation> relations) throws NotUnderstood {
        if (first != null) {
            relation(first, with, relations);
        }
        for (Join join : joins == null ? List.<Join>of() : joins) {
            relation(join.getFromItem(), with, relations);
        }
    }

    private void relation(FromItem item, Map<String, List<Given>> with, List<Relation> relations) throws NotUnderstood {
        Alias alias = item.getAlias();
        String called = alias == null ? "" : folded(alias.getName());
        List<String> columns = alias == null || alias.getAliasColumns() == null ? List.of() : alias.getAliasColumns().stream().map(one -> folded(one.name)).toList();
        switch (item) {
            case Table table -> {
                String name = table(table);
                List<Given> known = with.get(name);
                if (known == null) {
                    known = tables.apply(name).map(read -> read.stream().map(column -> new Given(column, Map.of(new Origin(name, column), LineageHow.COPIED))).toList()).orElse(null);
                    relations.add(new Relation(called.isEmpty() ? folded(table.getName()) : called, name, known == null ? null : renamed(known, columns)));
                } else {
                    relations.add(new Relation(called.isEmpty() ? name : called, null, renamed(known, columns)));
                }
            }
            case Select select -> relations.add(new Relation(called, null, renamed(query(select, with), columns)));
            case ParenthesedFromItem inner -> from(inner.getFromItem(), inner.getJoins(), with, relations);
            default -> relations.add(new Relation(called, null, null));
        }
    }

    private static List<Given> everything(Relation relation) throws NotUnderstood {
        if (relation.columns() == null) {
            String called = relation.table() == null ? relation.alias() : relation.table();
            throw new NotUnderstood("不知道 " + called + " 有哪些字段，请先读取数据源，或者把字段逐个写出", "the columns of " + called + " are not known: read the data source first, or name them");
        }
        return relation.columns();
    }

    private static Relation relation(List<Relation> relations, String alias) throws NotUnderstood {
        return relations.stream().filter(one -> one.alias().equals(alias)).findFirst().orElseThrow(() -> new NotUnderstood("没有 " + alias, "there is no " + alias));
    }

    private static String name(SelectItem<?> item) {
        if (item.getAlias() != null) {
            return folded(item.getAlias().getName());
        }
        Expression bare = bare(item.getExpression());
        return switch (bare) {
            case Column column -> folded(column.getColumnName());
            case net.sf.jsqlparser.expression.Function function -> folded(function.getName());
            case net.sf.jsqlparser.expression.CastExpression cast when bare(cast.getLeftExpression()) instanceof Column column -> folded(column.getColumnName());
            default -> "?column?";
        };
    }

    /** Without parentheses around. */
    private static Expression bare(Expression expression) {
        Expression bare = expression;
        while (bare instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
            bare = list.getFirst();
        }
        return bare;
    }

    private Map<Origin, LineageHow> origins(Expression expression, List<Relation> relations, Map<String, List<Given>> with) throws NotUnderstood {
        if (bare(expression) instanceof Column column) {
            return column(column, relations);
        }
        Columns found = new Columns();
        expression.accept(found, null);
        Map<Origin, LineageHow> from = new LinkedHashMap<>();
        LineageHow how = found.aggregated ? LineageHow.AGGREGATED : LineageHow.DERIVED;
        for (Column column : found.columns) {
            column(column, relations).forEach((origin, before) -> from.merge(origin, stronger(before, how), SqlReader::stronger));
        }
        for (Select select : found.queries) {
            for (Given given : correlated(select, relations, with)) {
                given.from().forEach((origin, before) -> from.merge(origin, stronger(before, how), SqlReader::stronger));
            }
        }
        return from;
    }

    /** A query inside an expression sees what is around it. */
    private List<Given> correlated(Select select, List<Relation> around, Map<String, List<Given>> with) throws NotUnderstood {
        outer.addLast(around);
        try {
            return query(select, with);
        } finally {
            outer.removeLast();
        }
    }

    private Map<Origin, LineageHow> column(Column column, List<Relation> here) throws NotUnderstood {
        String name = folded(column.getColumnName());
        Optional<Map<Origin, LineageHow>> found = column(column, name, here);
        for (var around = outer.descendingIterator(); found.isEmpty() && around.hasNext(); ) {
            found = column(column, name, around.next());
        }
        if (found.isEmpty() && column.getTable() == null && CONSTANTS.contains(name)) {
            return Map.of();
        }
        return found.orElseThrow(() -> new NotUnderstood("没有字段 " + column.getFullyQualifiedName(), "there is no column " + column.getFullyQualifiedName()));
    }

    private static Optional<Map<Origin, LineageHow>> column(Column column, String name, List<Relation> relations) {
        if (column.getTable() != null && column.getTable().getName() != null) {
            String alias = folded(column.getTable().getName());
            return relations.stream().filter(one -> one.alias().equals(alias)).findFirst().flatMap(one -> one.column(name));
        }
        Optional<Map<Origin, LineageHow>> known = relations.stream().filter(one -> one.columns() != null).map(one -> one.column(name)).flatMap(Optional::stream).findFirst();
        List<Relation> unread = relations.stream().filter(one -> one.columns() == null).toList();
        return known.isPresent() || unread.size() != 1 ? known : unread.getFirst().column(name);
    }

    private static LineageHow stronger(LineageHow one, LineageHow other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private String table(Table table) {
        String name = folded(table.getName());
        return table.getSchemaName() == null || folded(table.getSchemaName()).equals(schema) ? name : folded(table.getSchemaName()) + "." + name;
    }

    /** As PostgreSQL folds names: small unless quoted. */
    private static String folded(String name) {
        boolean quoted = name.length() > 1 && (name.startsWith("\"") && name.endsWith("\"") || name.startsWith("`") && name.endsWith("`"));
        return quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name.toLowerCase(Locale.ROOT);
    }

    /** Columns and queries an expression is made of. */
    private static final class Columns extends ExpressionVisitorAdapter<Void> {

        private final List<Column> columns = new ArrayList<>();
        private final List<Select> queries = new ArrayList<>();
        private boolean aggregated;

        @Override
        public <S> Void visit(Column column, S context) {
            columns.add(column);
            return null;
        }

        @Override
        public <S> Void visit(net.sf.jsqlparser.expression.Function function, S context) {
            aggregated |= AGGREGATES.contains(folded(function.getName()));
            return super.visit(function, context);
        }

        @Override
        public <S> Void visit(AnalyticExpression window, S context) {
            aggregated |= AGGREGATES.contains(folded(window.getName()));
            return super.visit(window, context);
        }

        @Override
        public <S> Void visit(ParenthesedSelect select, S context) {
            queries.add(select);
            return null;
        }

        @Override
        public <S> Void visit(Select select, S context) {
            queries.add(select);
            return null;
        }
    }
}
