package luoshu.trust.layout;

/** A rectangle on a page in millimetres, from the upper left corner. */
public record Box(double x, double y, double width, double height) {

    public Box {
        if (!(width > 0 && height > 0 && width <= 5000 && height <= 5000 && Math.abs(x) <= 5000 && Math.abs(y) <= 5000)) {
            throw new IllegalArgumentException("no box on a page: " + x + ' ' + y + ' ' + width + ' ' + height);
        }
    }
}
