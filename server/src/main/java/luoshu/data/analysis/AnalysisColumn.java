package luoshu.data.analysis;

import luoshu.data.contracts.Masking;

/** {@code name}: in statements; {@code field}: of the catalogue; {@code sensitivity} 1–4. A masked column is text, whatever it was. */
public record AnalysisColumn(String name, String field, AnalysisType type, Masking masking, boolean personal, int sensitivity) {
}
