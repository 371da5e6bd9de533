package luoshu.trust.certificates;

import java.util.UUID;

/** The case whose result it is. {@code matterCode}: 33 characters; {@code result}: code of the result in the matter. */
public record CertificateOrigin(UUID caseId, String caseNumber, String matterCode, String result) {
}
