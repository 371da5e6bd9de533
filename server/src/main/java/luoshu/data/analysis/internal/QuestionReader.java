package luoshu.data.analysis.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a statement asks: one SELECT, the tables it names, the names it might mean columns by. It is written out again from what was understood, and that is what runs: comments and whatever else two parsers could read
 * differently are gone. Its rights do not hang on this – the engine holds nothing but what was granted and recorded – but what is refused here is refused precisely.
 */
@Component
final class QuestionReader {

    private static final Pattern BEGINNING = Pattern.compile("\\s*(?:\\(\\s*)*(select|with)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Before a parenthesis that is no call. Types, and words of the language. */
    private static final Set<String> NO_CALLS = Set.of("in", "exists", "any", "all", "some", "and", "or", "not", "on", "where", "having", "select", "from", "join", "union", "intersect", "except", "exclude", "replace", "as",
            "over", "filter", "group", "by", "then", "when", "else", "case", "between", "like", "ilike", "using", "values", "distinct", "materialized", "limit", "offset", "is", "qualify", "sets", "rollup", "cube",
            "decimal", "numeric", "varchar", "char", "interval", "with", "end", "lateral", "order", "partition");
    /** Words that belong to other statements, that would make the columns of an answer depend on columns nobody named, or that would go on without end, gathering rows into one value. */
    private static final Set<String> FOREIGN = Set.of("into", "insert", "update", "delete", "create", "drop", "alter", "copy", "attach", "detach", "pragma", "install", "load", "call", "export", "import", "execute", "prepare",
            "checkpoint", "vacuum", "natural", "pivot", "unpivot", "tablesample", "summarize", "describe", "recursive");

    /**
     * @param sql    as it is to run
     * @param tables it names, in small letters, in order
     * @param own    names it gives to queries of its own: WITH
     * @param names  in it, in small letters: what is none of them is no column it means
     * @param all    it may mean every column
     */
    record Question(String sql, Set<String> tables, Set<String> own, Set<String> names, boolean all) {
    }

    private final QuestionRules rules;
    private final StatementBounds bounds;
    private final Semaphore turns;

    @Autowired
    QuestionReader(AnalysisContent content) {
        this(content.rules());
    }

    QuestionReader(QuestionRules rules) {
        this.rules = rules;
        this.bounds = rules.statement();
        this.turns = new Semaphore(bounds.atOnce(), true);
    }

    /**
     * Must not run in a transaction: it takes its time, and a turn.
     *
     * @param width columns of a table, by its name in small letters; of none that is known: 1
     */
    Question read(String sql, ToIntFunction<String> width) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a statement is read outside any transaction");
        }
        if (SqlWord.nesting(sql) > bounds.nesting()) {
            throw StatementSize.tooMuch("nesting", "括号嵌套的层数", bounds.nesting());
        }
        if (!BEGINNING.matcher(sql).matches()) {
            throw new Refused(Problem.Kind.INVALID, "analysis-not-a-select", "只能写查询（SELECT）");
        }
        try {
            return understood(parse(sql), width);
        } catch (UnsupportedOperationException | IllegalArgumentException | StackOverflowError beyond) {
            throw notUnderstood();
        }
    }

    private Question understood(Select select, ToIntFunction<String> width) {
        StatementNames found = new StatementNames();
        found.getTables((Statement) select);
        String written = select.toString();
        List<SqlWord> words = words(written);
        calls(words);
        if (words.stream().filter(word -> word.isName("select")).count() != found.queries().size()) {
            throw new Refused(Problem.Kind.INVALID, "analysis-not-understood", "这里不能写子查询：PARTITION BY、聚合函数的 ORDER BY、下标、REPLACE 之内");
        }
        new StatementSize(found, bounds, width).check();
        Set<String> names = new HashSet<>();
        words.stream().filter(word -> word.kind() == SqlWord.Kind.NAME || word.kind() == SqlWord.Kind.QUOTED).map(SqlWord::text).forEach(names::add);
        return new Question(written, found.tables(), found.with(), names, everything(words) || found.rows());
    }

    private Select parse(String sql) {
        try {
            if (!turns.tryAcquire(bounds.millis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try (ExecutorService parser = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("analysis-reader").factory())) {
            List<Statement> statements = CCJSqlParserUtil.parseStatements(sql, parser, one -> one.withTimeOut(bounds.millis()).withAllowComplexParsing(true));
            if (statements == null || statements.isEmpty()) {
                throw notUnderstood();
            }
            if (statements.size() != 1) {
                throw new Refused(Problem.Kind.INVALID, "analysis-several-statements", "一次只写一条查询");
            }
            return switch (statements.getFirst()) {
                case PlainSelect plain -> plain;
                case SetOperationList set -> set;
                case ParenthesedSelect inner -> inner;
                case null, default -> throw new Refused(Problem.Kind.INVALID, "analysis-not-a-select", "只能写查询（SELECT）");
            };
        } catch (JSQLParserException failed) {
            throw failed.getCause() instanceof TimeoutException ? StatementSize.tooMuch("millis", "读懂所需的毫秒", bounds.millis()) : notUnderstood();
        } finally {
            turns.release();
        }
    }

    static Refused busy() {
        return new Refused(Problem.Kind.UNAVAILABLE, "analysis-busy", "正在运行的分析太多，请稍候再试");
    }

    static Refused notUnderstood() {
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
            if (call && !(word.kind() == SqlWord.Kind.NAME && NO_CALLS.contains(word.text())) && !rules.functions().contains(word.text())) {
                throw function(word.text());
            }
            if (call) {
                alone(word.text(), SqlWord.arguments(words, i + 1));
            }
        }
    }

    /** A value of its own row, or one of many, but never many in one. */
    private void alone(String function, List<List<SqlWord>> arguments) {
        boolean many = arguments.size() > rules.single().getOrDefault(function, Integer.MAX_VALUE);
        boolean listed = rules.fractions().contains(function) && arguments.getLast().stream().anyMatch(word -> word.kind() != SqlWord.Kind.NUMBER);
        if (many || listed) {
            throw function(function);
        }
    }

    private static Refused function(String name) {
        return new Refused(Problem.Kind.INVALID, "analysis-function", "函数 " + name + " 不能使用，或者不能这样使用", Map.of("function", name));
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
}
