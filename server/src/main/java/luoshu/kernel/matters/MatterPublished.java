package luoshu.kernel.matters;

/** A version of a matter begins to count (published and in effect), or counts again after a suspension. */
public record MatterPublished(String slug, String catalogCode, int version) {
}
