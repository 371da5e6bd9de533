package luoshu.kernel.cases;

import luoshu.kernel.texts.Text;

/** What to mend: {@code target} is {@code /form/<field>} or {@code /materials/<code>}. */
public record CorrectionItem(String target, Text label, String reason) {
}
