package luoshu.data.contracts;

/** A field of a contract as the catalogue had it when it was concluded. {@code sensitivity} 1–4. */
public record ContractItem(String field, String name, Masking masking, boolean personal, int sensitivity) {
}
