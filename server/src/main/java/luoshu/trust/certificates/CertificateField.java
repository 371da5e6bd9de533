package luoshu.trust.certificates;

import luoshu.kernel.texts.Text;

/** One line of the face. {@code name}: its name in the metadata of the file, {@code KZ_…}. */
public record CertificateField(String name, Text label, String value) {
}
