package luoshu.trust.certificates.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import luoshu.trust.layout.Box;
import luoshu.trust.layout.Colour;
import luoshu.trust.layout.Design;
import luoshu.trust.layout.Mark;
import luoshu.trust.layout.Sheet;
import luoshu.trust.layout.Typeface;
import org.jspecify.annotations.Nullable;

/**
 * Where things stand on a face, in millimetres.
 *
 * @param marks {@code {type}} and {@code {statement}} are the type's words, other names in braces are values
 * @param table where the type's fields go, one under the other, with the period of validity below them
 */
record FaceLayout(double width, double height, List<Mark> marks, Table table, double sealX, double sealY) {

    /** @param label width of the column of labels */
    record Table(Box box, double label, double size, String font, String labelFont, Colour line) {
    }

    static final String PERIOD = "period";
    static final String DATE_OF_ISSUE = "dateOfIssue";
    static final String CODE = "code";
    /** Of the table's height at most this belongs to one share of it: three fields do not fill a page. */
    private static final double TALLEST = 14;
    private static final double GAP = 2.5;

    FaceLayout {
        marks = List.copyOf(marks);
    }

    Design design(CertificateType type, String version) {
        List<Mark> all = new ArrayList<>();
        Set<String> fonts = new LinkedHashSet<>();
        for (Mark mark : marks) {
            if (!(mark instanceof Mark.Text text)) {
                all.add(mark);
                continue;
            }
            String content = worded(text.content(), type);
            if (content != null) {
                all.add(new Mark.Text(content, text.font(), text.size(), text.colour(), text.align(), text.box()));
            }
        }
        table(type, all);
        all.forEach(mark -> {
            if (mark instanceof Mark.Text text) {
                fonts.add(text.font());
            }
        });
        return new Design("Luoshu", version, fonts.stream().map(Typeface::named).toList(), Map.of(), List.of(new Sheet(width, height, all)));
    }

    private static @Nullable String worded(String content, CertificateType type) {
        if (content.equals("{statement}")) {
            return type.statement();
        }
        return content.replace("{type}", type.name().zh());
    }

    private void table(CertificateType type, List<Mark> all) {
        int shares = type.fields().stream().mapToInt(CertificateType.Field::rows).sum() + 1;
        double share = Math.min(TALLEST, table.box.height() / shares);
        double y = table.box.y();
        for (CertificateType.Field field : type.fields()) {
            row(all, field.label().zh(), "{" + field.name() + "}", y, share * field.rows());
            y += share * field.rows();
        }
        row(all, "有效期限", "{" + PERIOD + "}", y, share);
    }

    private void row(List<Mark> all, String label, String value, double y, double height) {
        double x = table.box.x();
        double inner = Math.max(table.size * 1.1, height - GAP);
        double top = y + Math.min(GAP / 2, Math.max(0, height - inner));
        all.add(new Mark.Text(label, table.labelFont, table.size, Colour.BLACK, Mark.Align.LEFT, new Box(x, top, table.label - GAP, inner)));
        all.add(new Mark.Text(value, table.font, table.size, Colour.BLACK, Mark.Align.LEFT, new Box(x + table.label, top, table.box.width() - table.label, inner)));
        all.add(new Mark.Line(x, y + height - 0.2, x + table.box.width(), y + height - 0.2, 0.2, table.line));
    }
}
