package luoshu.trust.reading.internal;

import java.util.List;

/** A page as the program read it: size in pixels, and the texts it found in boxes, in no order. */
public record ReadPage(int width, int height, List<Block> blocks) {

    /** @param scores confidence of each character, or of the whole */
    public record Block(String text, double x, double y, double width, double height, List<Double> scores) {
    }
}
