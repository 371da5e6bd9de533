package luoshu.trust.layout;

/** What a sheet carries. A mark without a {@code {field}} is the same on every document and drawn once, when the template is prepared. */
public sealed interface Mark {

    enum Align { LEFT, CENTRE, RIGHT }

    /**
     * @param content text with fields as {@code {ZZBH}}; a field's line breaks are kept
     * @param font    one of the template's fonts by name
     * @param size    height of a character in mm, made smaller step by step down to half when the box is too small for the value
     */
    record Text(String content, String font, double size, Colour colour, Align align, Box box) implements Mark {
    }

    record Line(double fromX, double fromY, double toX, double toY, double width, Colour colour) implements Mark {
    }

    record Frame(Box box, double width, Colour colour) implements Mark {
    }

    /** @param image one of the design's images, or {@code {name}} for one that comes with each filling; PNG, JPEG, GIF or BMP */
    record Picture(String image, Box box) implements Mark {
    }
}
