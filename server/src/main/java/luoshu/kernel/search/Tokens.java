package luoshu.kernel.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts texts into the tokens the index holds. */
public final class Tokens {

    private static final int GAP = 50; // between texts of one field, so that no phrase runs over the edge

    private Tokens() {
    }

    /** Full-width to half-width, lower case, everything that is neither letter nor digit to a space. */
    public static String normal(String text) {
        StringBuilder normal = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                normal.appendCodePoint(c);
            } else if (!normal.isEmpty() && normal.charAt(normal.length() - 1) != ' ') {
                normal.append(' ');
            }
        });
        return normal.toString().strip();
    }

    public static boolean isHan(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }

    /** Runs of one kind: Chinese characters, or latin letters and digits. */
    public static List<String> runs(String normal) {
        List<String> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        boolean han = false;
        for (int c : normal.codePoints().toArray()) {
            boolean now = isHan(c);
            if (!run.isEmpty() && (c == ' ' || now != han)) {
                runs.add(run.toString());
                run.setLength(0);
            }
            if (c != ' ') {
                run.appendCodePoint(c);
                han = now;
            }
        }
        if (!run.isEmpty()) {
            runs.add(run.toString());
        }
        return runs;
    }

    public static List<String> bigrams(String han) {
        int[] characters = han.codePoints().toArray();
        if (characters.length < 2) {
            return characters.length == 0 ? List.of() : List.of(han);
        }
        List<String> bigrams = new ArrayList<>();
        for (int i = 0; i + 1 < characters.length; i++) {
            bigrams.add(new String(characters, i, 2));
        }
        return bigrams;
    }

    /** Bigrams and single characters of several texts: a query of one character is a single, of more it is bigrams. */
    public static List<TokenList.Token> bigramTokens(List<String> texts) {
        List<TokenList.Token> tokens = new ArrayList<>();
        for (String text : texts) {
            int increment = GAP;
            for (String run : runs(normal(text))) {
                if (!isHan(run.codePointAt(0))) {
                    tokens.add(new TokenList.Token(run, increment));
                    increment = 1;
                    continue;
                }
                for (String bigram : bigrams(run)) {
                    tokens.add(new TokenList.Token(bigram, increment));
                    increment = 1;
                }
                run.codePoints().mapToObj(Character::toString).distinct().forEach(single -> tokens.add(new TokenList.Token(single, 0)));
            }
        }
        return tokens;
    }

    /** One token a character: its readings, or with {@code initials} their first letters. */
    public static List<TokenList.Token> pinyinTokens(List<String> texts, boolean initials) {
        List<TokenList.Token> tokens = new ArrayList<>();
        for (String text : texts) {
            int increment = GAP;
            for (int c : normal(text).codePoints().toArray()) {
                Set<String> readings = new LinkedHashSet<>();
                Pinyin.readings(c).forEach(reading -> readings.add(initials ? reading.substring(0, 1) : reading));
                boolean first = true;
                for (String reading : readings) {
                    tokens.add(new TokenList.Token(reading, first ? increment : 0));
                    first = false;
                    increment = 1;
                }
            }
        }
        return tokens;
    }

    /** Overlapping threes of the joined pinyin: finds what was mistyped in letters. */
    public static List<TokenList.Token> trigramTokens(List<String> texts) {
        List<TokenList.Token> tokens = new ArrayList<>();
        texts.forEach(text -> trigrams(Pinyin.full(normal(text))).forEach(one -> tokens.add(new TokenList.Token(one, 1))));
        return tokens;
    }

    public static List<String> trigrams(String letters) {
        List<String> trigrams = new ArrayList<>();
        for (int i = 0; i + 3 <= letters.length(); i++) {
            trigrams.add(letters.substring(i, i + 3));
        }
        return trigrams;
    }
}
