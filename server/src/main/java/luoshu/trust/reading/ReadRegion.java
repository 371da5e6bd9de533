package luoshu.trust.reading;

/** A rectangle on a page as shares of its width and height, from the upper left corner. */
public record ReadRegion(double x, double y, double width, double height) {
}
