package luoshu.data.analysis.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word of a statement as the engine will read it: what a parser says about a statement is held against these, so that nothing depends on two parsers agreeing.
 *
 * @param text of a NAME or QUOTED one in small letters, without quotes
 */
record SqlWord(Kind kind, String text) {

    enum Kind { NAME, QUOTED, TEXT, NUMBER, SIGN }

    static final class Unreadable extends Exception {
        Unreadable(String what) {
            super(what, null, false, false);
        }
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isName(String name) {
        return kind == Kind.NAME && text.equals(name);
    }

    /** How deep brackets stand in each other, those never closed counted; outside quotes and comments. */
    static int nesting(String sql) {
        int deepest = 0;
        int depth = 0;
        for (int at = 0; at < sql.length(); at++) {
            char c = sql.charAt(at);
            if (c == '\'' || c == '"') {
                at = after(sql, String.valueOf(c), at + 1);
            } else if (sql.startsWith("--", at)) {
                at = after(sql, "\n", at);
            } else if (sql.startsWith("/*", at)) {
                at = after(sql, "*/", at + 2);
            } else if (c == '(' || c == '[' || c == '{') {
                deepest = Math.max(deepest, ++depth);
            } else if (c == ')' || c == ']' || c == '}') {
                depth = Math.max(0, depth - 1);
            }
        }
        return deepest;
    }

    private static int after(String sql, String end, int from) {
        int at = sql.indexOf(end, from);
        return at < 0 ? sql.length() : at + end.length() - 1;
    }

    /** What stands between the commas of a call whose parenthesis is at {@code open}; without any, one that is empty. */
    static List<List<SqlWord>> arguments(List<SqlWord> words, int open) {
        List<List<SqlWord>> arguments = new ArrayList<>();
        arguments.add(new ArrayList<>());
        int depth = 0;
        for (int at = open + 1; at < words.size(); at++) {
            SqlWord word = words.get(at);
            if (depth == 0 && word.is(")")) {
                break;
            }
            depth += word.is("(") || word.is("[") || word.is("{") ? 1 : word.is(")") || word.is("]") || word.is("}") ? -1 : 0;
            if (depth == 0 && word.is(",")) {
                arguments.add(new ArrayList<>());
            } else {
                arguments.getLast().add(word);
            }
        }
        return arguments;
    }

    /** @throws Unreadable for what has no place in a question: comments, parameters, quotes of other kinds */
    static List<SqlWord> of(String sql) throws Unreadable {
        List<SqlWord> words = new ArrayList<>();
        for (int at = 0; at < sql.length(); ) {
            int begin = at;
            char c = sql.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '\'' || c == '"') {
                StringBuilder text = new StringBuilder();
                at = quoted(sql, at, text);
                words.add(c == '"' ? new SqlWord(Kind.QUOTED, text.toString().toLowerCase(Locale.ROOT)) : new SqlWord(Kind.TEXT, text.toString()));
            } else if (Character.isLetter(sql.codePointAt(at)) || c == '_') {
                while (at < sql.length() && (Character.isLetterOrDigit(sql.codePointAt(at)) || sql.charAt(at) == '_')) {
                    at += Character.charCount(sql.codePointAt(at));
                }
                if (at < sql.length() && sql.charAt(at) == '\'') {
                    throw new Unreadable(sql.substring(begin, at) + "'");
                }
                words.add(new SqlWord(Kind.NAME, sql.substring(begin, at).toLowerCase(Locale.ROOT)));
            } else if (c >= '0' && c <= '9') {
                while (at < sql.length() && (Character.isLetterOrDigit(sql.charAt(at)) || sql.charAt(at) == '.' || sql.charAt(at) == '_')) {
                    at++;
                }
                words.add(new SqlWord(Kind.NUMBER, sql.substring(begin, at)));
            } else if ("$`?@#\\;&".indexOf(c) >= 0 || sql.startsWith("--", at) || sql.startsWith("/*", at) || c < ' ') {
                throw new Unreadable(String.valueOf(c));
            } else {
                words.add(new SqlWord(Kind.SIGN, String.valueOf(c)));
                at++;
            }
        }
        return words;
    }

    private static int quoted(String sql, int from, StringBuilder text) throws Unreadable {
        char quote = sql.charAt(from);
        for (int at = from + 1; at < sql.length(); at++) {
            if (sql.charAt(at) != quote) {
                text.append(sql.charAt(at));
            } else if (at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
                text.append(quote);
                at++;
            } else {
                return at + 1;
            }
        }
        throw new Unreadable(String.valueOf(quote));
    }
}
