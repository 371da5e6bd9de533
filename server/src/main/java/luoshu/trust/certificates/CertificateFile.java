package luoshu.trust.certificates;

import java.util.UUID;

/**
 * The sealed OFD of an edition.
 *
 * @param file   in {@code kernel.files}
 * @param digest SHA-256, hexadecimal
 * @param seal   印章标识 of the seal on it
 */
public record CertificateFile(UUID file, String digest, String seal, String sealName) {
}
