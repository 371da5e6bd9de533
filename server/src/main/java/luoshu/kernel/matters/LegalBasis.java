package luoshu.kernel.matters;

/** 设定依据: law, article, and the article's words (at most 300 characters). */
public record LegalBasis(String law, String article, String text) {
}
