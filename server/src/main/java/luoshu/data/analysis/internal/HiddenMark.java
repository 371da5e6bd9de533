package luoshu.data.analysis.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A number of 48 bits in a text, as characters without width: it survives copying of cells, sorting, cutting of rows and columns, and saving as another format. Whoever knows of it can take it out; the rows that can be read name
 * the exporter for everybody else.
 */
final class HiddenMark {

    private static final int BITS = 48;
    private static final int CHECK = 8;
    private static final char ZERO = '\u200B';
    private static final char ONE = '\u200C';
    private static final char EDGE = '\u2063';
    static final long MOST = (1L << BITS) - 1;

    private HiddenMark() {
    }

    static String written(long mark) {
        long all = mark << CHECK | check(mark);
        StringBuilder text = new StringBuilder().append(EDGE);
        for (int bit = BITS + CHECK - 1; bit >= 0; bit--) {
            text.append((all >>> bit & 1) == 1 ? ONE : ZERO);
        }
        return text.append(EDGE).toString();
    }

    private static long check(long mark) {
        long sum = 0x5A;
        for (int at = 0; at < BITS; at += 8) {
            sum = sum * 31 + (mark >>> at & 0xFF) & 0xFF;
        }
        return sum;
    }

    /** The first whole mark of a text. */
    static OptionalLong read(String text) {
        for (int at = text.indexOf(EDGE); at >= 0; at = text.indexOf(EDGE, at + 1)) {
            int end = at + 1 + BITS + CHECK;
            if (end < text.length() && text.charAt(end) == EDGE) {
                OptionalLong mark = bits(text, at + 1, end);
                if (mark.isPresent()) {
                    return mark;
                }
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong bits(String text, int from, int to) {
        long all = 0;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c != ZERO && c != ONE) {
                return OptionalLong.empty();
            }
            all = all << 1 | (c == ONE ? 1 : 0);
        }
        long mark = all >>> CHECK;
        return check(mark) == (all & 0xFF) ? OptionalLong.of(mark) : OptionalLong.empty();
    }

    /** Counts the marks of many cells. */
    static final class Count {
        private final Map<Long, Integer> marks = new HashMap<>();

        void take(String text) {
            read(text).ifPresent(mark -> marks.merge(mark, 1, Integer::sum));
        }

        Map<Long, Integer> marks() {
            return marks;
        }
    }
}
