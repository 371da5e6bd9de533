package luoshu.kernel.matters;

/** A matter takes no applications any more: suspended or cancelled. */
public record MatterWithdrawn(String slug, String catalogCode, int version, MatterState state) {
}
