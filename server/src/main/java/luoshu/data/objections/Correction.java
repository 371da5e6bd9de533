package luoshu.data.objections;

/** {@code objection}: number; {@code value}: what is right. */
public record Correction(String objection, String value) {
}
