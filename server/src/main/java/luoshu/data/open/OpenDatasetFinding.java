package luoshu.data.open;

/** What stands against handing a version in. {@code pointer}: JSON pointer into the draft. */
public record OpenDatasetFinding(String pointer, String code, String message) {
}
