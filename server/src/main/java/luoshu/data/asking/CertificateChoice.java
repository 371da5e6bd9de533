package luoshu.data.asking;

import luoshu.kernel.texts.Text;

/** A type of certificate that can be put on the list. */
public record CertificateChoice(String key, Text name) {
}
