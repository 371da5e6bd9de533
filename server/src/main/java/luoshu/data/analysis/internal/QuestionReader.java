package luoshu.data.analysis.internal;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.WithItem;
import net.sf.jsqlparser.util.TablesNamesFinder;

/**
 * What a statement asks: one SELECT, the tables it names, the names it might mean columns by. It is written out again from what was understood, and that is what runs: comments and whatever else two parsers could read
 * differently are gone. Its rights do not hang on this – the engine holds nothing but what was granted and recorded – but what is refused here is refused precisely.
 */
final class QuestionReader {

    private static final int MOST_NESTING = 40;
    private static final long MILLIS = 5_000;
    private static final Pattern BEGINNING = Pattern.compile("\\s*(?:\\(\\s*)*(select|with)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Before a parenthesis that is no call. Types, and words of the language. */
    private static final Set<String> NO_CALLS = Set.of("in", "exists", "any", "all", "some", "and", "or", "not", "on", "where", "having", "select", "from", "join", "union", "intersect", "except", "exclude", "replace", "as",
            "over", "filter", "group", "by", "then", "when", "else", "case", "between", "like", "ilike", "using", "values", "distinct", "recursive", "materialized", "limit", "offset", "is", "qualify", "sets", "rollup", "cube",
            "decimal", "numeric", "varchar", "char", "interval", "with", "end", "lateral", "order", "partition");
    /** Words that belong to other statements, or would make the columns of an answer depend on columns nobody named. */
    private static final Set<String> FOREIGN = Set.of("into", "insert", "update", "delete", "create", "drop", "alter", "copy", "attach", "detach", "pragma", "install", "load", "call", "export", "import", "execute", "prepare",
            "checkpoint", "vacuum", "natural", "pivot", "unpivot", "tablesample", "summarize", "describe");

    /**
     * @param sql    as it is to run
     * @param tables it names, in small letters, in order
     * @param own    names it gives to queries of its own: WITH
     * @param names  in it, in small letters: what is none of them is no column it means
     * @param all    it may mean every column
     */
    record Question(String sql, Set<String> tables, Set<String> own, Set<String> names, boolean all) {
    }

    private final Set<String> functions;

    /** @param functions that may be called, in small letters */
    QuestionReader(Set<String> functions) {
        this.functions = functions;
    }

    Question read(String sql) {
        if (!BEGINNING.matcher(sql).matches()) {
            throw new Refused(Problem.Kind.INVALID, "analysis-not-a-select", "只能写查询（SELECT）");
        }
        Select select = parse(sql);
        Names found = new Names();
        try {
            found.getTables((Statement) select);
        } catch (UnsupportedOperationException | IllegalArgumentException beyond) {
            throw notUnderstood();
        }
        String written = select.toString();
        List<SqlWord> words = words(written);
        calls(words);
        Set<String> names = new HashSet<>();
        words.stream().filter(word -> word.kind() == SqlWord.Kind.NAME || word.kind() == SqlWord.Kind.QUOTED).map(SqlWord::text).forEach(names::add);
        return new Question(written, found.tables, found.with, names, everything(words) || found.rows());
    }

    private static Select parse(String sql) {
        if (CCJSqlParserUtil.getNestingDepth(sql) > MOST_NESTING) {
            throw new Refused(Problem.Kind.INVALID, "analysis-not-understood", "括号嵌套超过 " + MOST_NESTING + " 层");
        }
        try (ExecutorService parser = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("analysis-reader").factory())) {
            List<Statement> statements = CCJSqlParserUtil.parseStatements(sql, parser, one -> one.withTimeOut(MILLIS).withAllowComplexParsing(true));
            if (statements.size() != 1) {
                throw new Refused(Problem.Kind.INVALID, "analysis-several-statements", "一次只写一条查询");
            }
            return switch (statements.getFirst()) {
                case PlainSelect plain -> plain;
                case SetOperationList set -> set;
                case ParenthesedSelect inner -> inner;
                case null, default -> throw new Refused(Problem.Kind.INVALID, "analysis-not-a-select", "只能写查询（SELECT）");
            };
        } catch (JSQLParserException | StackOverflowError failed) {
            throw notUnderstood();
        }
    }

    private static Refused notUnderstood() {
        return new Refused(Problem.Kind.INVALID, "analysis-not-understood", "读不懂这条查询，请核对写法；与关键字同名的表和字段请加双引号");
    }

    private static List<SqlWord> words(String sql) {
        try {
            return SqlWord.of(sql);
        } catch (SqlWord.Unreadable strange) {
            throw word(strange.getMessage());
        }
    }

    private static Refused word(String word) {
        return new Refused(Problem.Kind.INVALID, "analysis-word", "查询中不能使用 " + word, Map.of("word", word));
    }

    private void calls(List<SqlWord> words) {
        for (int i = 0; i < words.size(); i++) {
            SqlWord word = words.get(i);
            boolean named = word.kind() == SqlWord.Kind.NAME || word.kind() == SqlWord.Kind.QUOTED;
            if (word.kind() == SqlWord.Kind.NAME && FOREIGN.contains(word.text())) {
                throw word(word.text());
            }
            boolean call = named && i + 1 < words.size() && words.get(i + 1).is("(");
            if (call && !(word.kind() == SqlWord.Kind.NAME && NO_CALLS.contains(word.text())) && !functions.contains(word.text())) {
                throw new Refused(Problem.Kind.INVALID, "analysis-function", "函数 " + word.text() + " 不能使用", Map.of("function", word.text()));
            }
        }
    }

    /** A star that is no multiplication and counts no rows. */
    private static boolean everything(List<SqlWord> words) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).is("*") && i > 0) {
                SqlWord before = words.get(i - 1);
                SqlWord after = i + 1 < words.size() ? words.get(i + 1) : new SqlWord(SqlWord.Kind.SIGN, "");
                boolean counted = before.is("(");
                if (before.is(",") || before.is(".") || before.isName("select") || before.isName("distinct") || before.isName("all")
                        || !counted && (after.isName("from") || after.isName("exclude") || after.isName("except") || after.isName("replace") || after.is(",") || after.is(")") || after.is(""))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String folded(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return (quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name).toLowerCase(Locale.ROOT);
    }

    /** What a statement names. A name of WITH may be a table's, too: which of the two is meant is for the engine to say. */
    private static final class Names extends TablesNamesFinder<Void> {

        private final Set<String> tables = new LinkedHashSet<>();
        private final Set<String> with = new HashSet<>();
        private final Set<String> aliases = new HashSet<>();
        private final Set<String> columns = new HashSet<>();

        @Override
        public <S> Void visit(Table table, S context) {
            if (table.getSchemaName() != null || table.getDatabase() != null && table.getDatabase().getFullyQualifiedName() != null && !table.getDatabase().getFullyQualifiedName().isEmpty() || table.getName().startsWith("'")) {
                throw new Refused(Problem.Kind.INVALID, "analysis-unknown-table", "没有可以分析的表 " + table.getFullyQualifiedName(), Map.of("table", table.getFullyQualifiedName()));
            }
            tables.add(folded(table.getName()));
            if (table.getAlias() != null) {
                aliases.add(folded(table.getAlias().getName()));
            }
            return super.visit(table, context);
        }

        @Override
        public <S> Void visit(WithItem<?> item, S context) {
            if (!(item.getParenthesedStatement() instanceof ParenthesedSelect)) {
                throw new Refused(Problem.Kind.INVALID, "analysis-not-a-select", "WITH 里只能是查询");
            }
            with.add(folded(item.getAliasName()));
            return super.visit(item, context);
        }

        @Override
        public <S> Void visit(Column column, S context) {
            if (column.getTable() == null) {
                columns.add(folded(column.getColumnName()));
            }
            return super.visit(column, context);
        }

        /** A whole row taken for a value. */
        private boolean rows() {
            return columns.stream().anyMatch(name -> tables.contains(name) || aliases.contains(name));
        }
    }
}
