package luoshu.data.analysis.internal;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.WithItem;
import net.sf.jsqlparser.util.TablesNamesFinder;
import org.jspecify.annotations.Nullable;

/** What a statement names, and the queries in it. A name of WITH may be a table's, too: which of the two is meant is for the engine to say. */
final class StatementNames extends TablesNamesFinder<Void> {

    private final Set<String> tables = new LinkedHashSet<>();
    private final Set<String> with = new HashSet<>();
    private final Set<String> aliases = new HashSet<>();
    private final Set<String> columns = new HashSet<>();
    private final Set<PlainSelect> queries = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<WithItem<?>, StatementSize.Unit> units = new IdentityHashMap<>();
    private final StatementSize.Unit whole = new StatementSize.Unit("");
    private StatementSize.Unit unit = whole;

    static String folded(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return (quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name).toLowerCase(Locale.ROOT);
    }

    @Override
    public <S> @Nullable Void visit(Table table, S context) {
        if (table.getSchemaName() != null || table.getDatabase() != null && table.getDatabase().getFullyQualifiedName() != null && !table.getDatabase().getFullyQualifiedName().isEmpty() || table.getName().startsWith("'")) {
            throw new Refused(Problem.Kind.INVALID, "analysis-unknown-table", "没有可以分析的表 " + table.getFullyQualifiedName(), Map.of("table", table.getFullyQualifiedName()));
        }
        tables.add(folded(table.getName()));
        unit.names(folded(table.getName()));
        if (table.getAlias() != null) {
            aliases.add(folded(table.getAlias().getName()));
        }
        return super.visit(table, context);
    }

    /** Once each: the finder comes by again where the name is used, and in nested ones again for each time. */
    @Override
    public <S> @Nullable Void visit(WithItem<?> item, S context) {
        if (units.containsKey(item)) {
            return null;
        }
        if (!(item.getParenthesedStatement() instanceof ParenthesedSelect)) {
            throw new Refused(Problem.Kind.INVALID, "analysis-not-a-select", "WITH 里只能是查询");
        }
        String name = folded(item.getAliasName());
        with.add(name);
        StatementSize.Unit around = unit;
        unit = new StatementSize.Unit(name);
        units.put(item, unit);
        Void found = super.visit(item, context);
        unit = around;
        return found;
    }

    @Override
    public <S> @Nullable Void visit(PlainSelect query, S context) {
        return queries.add(query) ? super.visit(query, context) : null;
    }

    @Override
    public <S> @Nullable Void visit(Column column, S context) {
        if (column.getTable() == null) {
            columns.add(folded(column.getColumnName()));
        }
        return super.visit(column, context);
    }

    /** In small letters, in order. */
    Set<String> tables() {
        return tables;
    }

    /** Names of queries of its own. */
    Set<String> with() {
        return with;
    }

    /** Those the reader has seen whole. */
    Set<PlainSelect> queries() {
        return queries;
    }

    /** What each query of WITH goes over, and the rest of the statement. */
    Map<WithItem<?>, StatementSize.Unit> units() {
        return units;
    }

    StatementSize.Unit whole() {
        return whole;
    }

    /** A whole row taken for a value. */
    boolean rows() {
        return columns.stream().anyMatch(name -> tables.contains(name) || aliases.contains(name));
    }
}
