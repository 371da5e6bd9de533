package luoshu.trust.layout.internal;

import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;

/** Values as XML text or attribute. What XML cannot carry is refused: a document that says something else than its record is worse than none. */
public final class XmlText {

    private XmlText() {
    }

    public static void append(StringBuilder out, CharSequence value) {
        int length = value.length();
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\t', '\n', '\r' -> out.append("&#").append((int) c).append(';');
                default -> {
                    if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(value.charAt(i + 1))) {
                        out.append(c).append(value.charAt(++i));
                    } else if (c < 0x20 || Character.isSurrogate(c) || c >= 0xFFFE) {
                        throw new Refused(Problem.Kind.INVALID, "layout-character", "a value holds a character that a document cannot carry: U+%04X".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
    }

    public static String of(CharSequence value) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        append(out, value);
        return out.toString();
    }

    /** A number of millimetres with at most three digits behind the point, never in scientific notation. */
    public static void number(StringBuilder out, double value) {
        long thousandths = Math.round(value * 1000);
        if (thousandths < 0) {
            out.append('-');
            thousandths = -thousandths;
        }
        out.append(thousandths / 1000);
        int rest = (int) (thousandths % 1000);
        if (rest != 0) {
            out.append('.').append((char) ('0' + rest / 100));
            if (rest % 100 != 0) {
                out.append((char) ('0' + rest / 10 % 10));
                if (rest % 10 != 0) {
                    out.append((char) ('0' + rest % 10));
                }
            }
        }
    }
}
