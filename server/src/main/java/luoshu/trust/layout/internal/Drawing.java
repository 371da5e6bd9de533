package luoshu.trust.layout.internal;

import luoshu.trust.layout.Box;
import luoshu.trust.layout.Mark;

/** Lines, frames and pictures as page objects. */
final class Drawing {

    private Drawing() {
    }

    static void append(StringBuilder out, int id, Mark.Line line) {
        double left = Math.min(line.fromX(), line.toX()) - line.width() / 2;
        double top = Math.min(line.fromY(), line.toY()) - line.width() / 2;
        Box box = new Box(left, top, Math.abs(line.toX() - line.fromX()) + line.width(), Math.abs(line.toY() - line.fromY()) + line.width());
        path(out, id, box, line.width(), line.colour().toString());
        out.append("M ");
        point(out, line.fromX() - left, line.fromY() - top);
        out.append(" L ");
        point(out, line.toX() - left, line.toY() - top);
        out.append("</ofd:AbbreviatedData></ofd:PathObject>");
    }

    static void append(StringBuilder out, int id, Mark.Frame frame) {
        Box inside = frame.box();
        double half = frame.width() / 2;
        path(out, id, new Box(inside.x() - half, inside.y() - half, inside.width() + frame.width(), inside.height() + frame.width()), frame.width(), frame.colour().toString());
        out.append("M ");
        point(out, half, half);
        out.append(" L ");
        point(out, half + inside.width(), half);
        out.append(" L ");
        point(out, half + inside.width(), half + inside.height());
        out.append(" L ");
        point(out, half, half + inside.height());
        out.append(" C</ofd:AbbreviatedData></ofd:PathObject>");
    }

    static void append(StringBuilder out, int id, int resource, Mark.Picture picture) {
        out.append("<ofd:ImageObject ID=\"").append(id).append("\" Boundary=\"");
        box(out, picture.box());
        out.append("\" CTM=\"");
        XmlText.number(out, picture.box().width());
        out.append(" 0 0 ");
        XmlText.number(out, picture.box().height());
        out.append(" 0 0\" ResourceID=\"").append(resource).append("\"/>");
    }

    static void box(StringBuilder out, Box box) {
        point(out, box.x(), box.y());
        out.append(' ');
        point(out, box.width(), box.height());
    }

    private static void path(StringBuilder out, int id, Box box, double width, String colour) {
        out.append("<ofd:PathObject ID=\"").append(id).append("\" Boundary=\"");
        box(out, box);
        out.append("\" LineWidth=\"");
        XmlText.number(out, width);
        out.append("\"><ofd:StrokeColor Value=\"").append(colour).append("\"/><ofd:AbbreviatedData>");
    }

    private static void point(StringBuilder out, double x, double y) {
        XmlText.number(out, x);
        out.append(' ');
        XmlText.number(out, y);
    }
}
