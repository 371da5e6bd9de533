package luoshu.data.catalog;

/** What stands against handing an entry in, or is worth a look. {@code pointer}: JSON pointer into the draft. */
public record ResourceFinding(String pointer, boolean blocking, String code, String message) {
}
