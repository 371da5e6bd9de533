package luoshu.trust.certificates;

/** How many certificates of a type are in force with a file of their own. {@code region}: 12 digits, of the issuers. */
public record IssuedType(String type, String region, long certificates) {
}
