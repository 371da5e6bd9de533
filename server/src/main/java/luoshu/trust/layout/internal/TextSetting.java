package luoshu.trust.layout.internal;

import java.util.ArrayList;
import java.util.List;

import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.layout.Mark;

/**
 * Breaks a value into lines and gives each character its place: a full em for Chinese characters and full-width signs, half an em for the rest, as Chinese text faces have it. The
 * places are written into the document, so every viewer sets it alike whatever font it has.
 */
final class TextSetting {

    private static final double LEADING = 1.35;
    private static final double ASCENT = 0.86;

    private TextSetting() {
    }

    /** Nothing is written for an empty text. */
    static void append(StringBuilder out, int id, int font, Mark.Text mark, String text) {
        if (text.isBlank()) {
            return;
        }
        double size = mark.size();
        List<String> lines = lines(text, mark.box().width() / size);
        while (height(lines, size) > mark.box().height() + 0.01 || tooWide(lines, mark.box().width() / size)) {
            size -= mark.size() / 10;
            if (size < mark.size() / 2) {
                throw new Refused(Problem.Kind.INVALID, "layout-text-too-long", "a text of " + text.length() + " characters does not fit its place on the document");
            }
            lines = lines(text, mark.box().width() / size);
        }
        out.append("<ofd:TextObject ID=\"").append(id).append("\" Boundary=\"");
        Drawing.box(out, mark.box());
        out.append("\" Font=\"").append(font).append("\" Size=\"");
        XmlText.number(out, size);
        out.append("\"><ofd:FillColor Value=\"").append(mark.colour()).append("\"/>");
        for (int i = 0; i < lines.size(); i++) {
            line(out, lines.get(i), mark, size, size * (ASCENT + i * LEADING));
        }
        out.append("</ofd:TextObject>");
    }

    private static void line(StringBuilder out, String line, Mark.Text mark, double size, double y) {
        if (line.isEmpty()) {
            return;
        }
        double spare = mark.box().width() - ems(line) * size;
        double x = switch (mark.align()) {
            case LEFT -> 0;
            case CENTRE -> spare / 2;
            case RIGHT -> spare;
        };
        out.append("<ofd:TextCode X=\"");
        XmlText.number(out, x);
        out.append("\" Y=\"");
        XmlText.number(out, y);
        out.append('"');
        advances(out, line, size);
        out.append('>');
        XmlText.append(out, line);
        out.append("</ofd:TextCode>");
    }

    /** DeltaX: distances between neighbours; {@code g n d} stands for n times d. */
    private static void advances(StringBuilder out, String line, double size) {
        int length = line.codePointCount(0, line.length());
        if (length < 2) {
            return;
        }
        out.append(" DeltaX=\"");
        int run = 0;
        boolean wide = false;
        boolean first = true;
        for (int i = 0, seen = 0; seen < length - 1; seen++) {
            int character = line.codePointAt(i);
            i += Character.charCount(character);
            boolean now = wide(character);
            if (run > 0 && now != wide) {
                first = run(out, run, wide, size, first);
                run = 0;
            }
            wide = now;
            run++;
        }
        run(out, run, wide, size, first);
        out.append('"');
    }

    private static boolean run(StringBuilder out, int times, boolean wide, double size, boolean first) {
        if (!first) {
            out.append(' ');
        }
        if (times > 1) {
            out.append("g ").append(times).append(' ');
        }
        XmlText.number(out, wide ? size : size / 2);
        return false;
    }

    private static List<String> lines(String text, double width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\\R", -1)) {
            int start = 0;
            double used = 0;
            for (int i = 0; i < paragraph.length();) {
                int character = paragraph.codePointAt(i);
                double em = wide(character) ? 1 : 0.5;
                if (used + em > width + 1e-9 && i > start) {
                    lines.add(paragraph.substring(start, i));
                    start = i;
                    used = 0;
                }
                used += em;
                i += Character.charCount(character);
            }
            lines.add(paragraph.substring(start));
        }
        return lines;
    }

    private static boolean tooWide(List<String> lines, double width) {
        return lines.stream().anyMatch(line -> ems(line) > width + 1e-9);
    }

    private static double height(List<String> lines, double size) {
        return size * (1 + (lines.size() - 1) * LEADING);
    }

    private static double ems(String line) {
        double ems = 0;
        for (int i = 0; i < line.length();) {
            int character = line.codePointAt(i);
            ems += wide(character) ? 1 : 0.5;
            i += Character.charCount(character);
        }
        return ems;
    }

    private static boolean wide(int character) {
        return character >= 0x2E80 || character >= 0x2010 && character <= 0x2026 || character == 0x00B7;
    }
}
