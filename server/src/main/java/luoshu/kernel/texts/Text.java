package luoshu.kernel.texts;

import tools.jackson.databind.JsonNode;

/** A text in Chinese and English; neither may be blank. */
public record Text(String zh, String en) {
    public Text {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a text needs both languages: zh=" + zh + ", en=" + en);
        }
    }

    /** As content holds it: {@code {zh, en}}. */
    public static Text of(JsonNode pair) {
        return new Text(pair.path("zh").asString(), pair.path("en").asString());
    }
}
