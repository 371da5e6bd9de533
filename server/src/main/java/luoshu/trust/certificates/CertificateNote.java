package luoshu.trust.certificates;

import java.util.Map;
import java.util.UUID;

/**
 * What an annotated copy 加注件 says besides its certificate.
 *
 * @param copy  which copy it is, kept in the watermark as well
 * @param words of the watermark
 * @param data  by the short names of GB/T 36903 (JZJZZSJ, …)
 */
public record CertificateNote(UUID copy, String words, Map<String, String> data) {
}
