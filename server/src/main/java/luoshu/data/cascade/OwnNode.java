package luoshu.data.cascade;

/** This installation as others register it. {@code key}: 130 hexadecimal digits; {@code certificate}: PEM. */
public record OwnNode(String division, String divisionName, String key, String certificate) {
}
