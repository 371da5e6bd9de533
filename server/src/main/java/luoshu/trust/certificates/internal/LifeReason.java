package luoshu.trust.certificates.internal;

import luoshu.kernel.texts.Text;
import luoshu.trust.certificates.LifeOperation;

/** A reason the law has for an operation. */
public record LifeReason(String code, LifeOperation operation, Text name, String basis) {
}
