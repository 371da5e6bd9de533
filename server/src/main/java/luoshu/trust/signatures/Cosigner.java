package luoshu.trust.signatures;

/** Somebody asked to sign too. */
public record Cosigner(String name, String idNumber) {
}
