package luoshu.trust.layout;

/**
 * What a PDF copy says of itself.
 *
 * @param mark in large light letters across each page, e.g. 副本
 * @param note at the foot of each page: where the original is
 */
public record PdfCopy(String title, String author, String mark, String note) {
}
