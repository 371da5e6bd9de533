package luoshu.data.quality.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a condition of a rule may be: an expression over the columns of its row, with known functions. Never a statement: no other table, no file, no setting of the engine. */
final class RowCondition {

    private static final Set<String> FUNCTIONS = new TreeSet<>(Set.of("abs", "ceil", "coalesce", "concat", "contains", "date_diff", "day", "ends_with", "floor", "greatest", "least", "left", "length", "lower", "ltrim",
            "mod", "month", "nullif", "regexp_full_match", "regexp_matches", "replace", "right", "round", "rtrim", "starts_with", "strlen", "substring", "trim", "upper", "year"));
    /** What may stand before a parenthesis beside functions. */
    private static final Set<String> WORDS = Set.of("and", "or", "not", "in", "between", "case", "when", "then", "else", "is", "cast", "try_cast", "like");
    private static final Set<String> STATEMENTS = Set.of("select", "with", "values", "table", "from", "union", "attach", "copy", "install", "load", "pragma", "set", "call", "insert", "update", "delete", "create", "drop", "exists",
            "lambda", "over", "window");
    private static final Pattern TOKEN = Pattern.compile("'(?:[^']|'')*'|\"[^\"]*\"|[\\p{L}_][\\p{L}\\p{N}_]*|[0-9]+(?:\\.[0-9]+)?|\\s+|\\|\\||<>|<=|>=|!=|::|[-+*/%=<>(),]");

    private RowCondition() {
    }

    /** What is wrong with it, in Chinese. */
    static Optional<String> fault(String sql) {
        Matcher token = TOKEN.matcher(sql);
        int open = 0;
        String before = "";
        int at = 0;
        for (; at < sql.length() && token.region(at, sql.length()).lookingAt(); at = token.end()) {
            String one = token.group();
            if (one.isBlank()) {
                continue;
            }
            if (one.equals("--") || before.equals("-") && one.equals("-") || before.equals("/") && one.equals("*")) {
                return Optional.of("条件中不得有注释");
            }
            if (STATEMENTS.contains(one.toLowerCase(Locale.ROOT))) {
                return Optional.of("条件中不得使用 " + one + "：只能用本行的字段");
            }
            if (one.equals("(")) {
                open++;
                String word = before.toLowerCase(Locale.ROOT);
                if (before.matches("[\\p{L}_][\\p{L}\\p{N}_]*") && !FUNCTIONS.contains(word) && !WORDS.contains(word) || before.startsWith("\"")) {
                    return Optional.of("条件中不得使用函数 " + before + "，可用的函数：" + String.join("、", FUNCTIONS));
                }
            } else if (one.equals(")") && --open < 0) {
                break;
            }
            before = one;
        }
        return at < sql.length() || open != 0 ? Optional.of(open != 0 ? "条件中的括号不成对" : "条件第 " + (at + 1) + " 个字符处无法理解") : Optional.empty();
    }
}
