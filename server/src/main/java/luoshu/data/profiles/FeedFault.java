package luoshu.data.profiles;

/** A value that is wrong. {@code row}: its key, masked; {@code column}, {@code field}: empty when the whole row is meant; {@code code}: why, e.g. {@code not-a-date}. */
public record FeedFault(String row, String column, String field, String code) {
}
