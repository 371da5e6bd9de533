package luoshu.kernel.matters;

import luoshu.kernel.packages.Severity;
import luoshu.kernel.texts.Text;

/** What one of the 16 quality rules for implementing lists says about a version. {@code path}: JSON pointer into the definition. */
public record QualityFinding(int rule, Severity severity, String path, Text message) {
}
