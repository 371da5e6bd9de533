package luoshu.kernel.texts;

/** A text in Chinese and English; neither may be blank. */
public record Text(String zh, String en) {
    public Text {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a text needs both languages: zh=" + zh + ", en=" + en);
        }
    }
}
