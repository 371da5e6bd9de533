package luoshu.trust.seals;

/** Where a seal is put: page from 0, its centre in mm from the upper left corner. */
public record Stamp(int page, double centreX, double centreY) {
}
