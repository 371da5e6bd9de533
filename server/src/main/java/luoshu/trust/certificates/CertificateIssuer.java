package luoshu.trust.certificates;

/**
 * The organ that issued it, and where it stands for permissions.
 *
 * @param organ           code of the organ
 * @param duty            its line of duty
 * @param region          12 digits
 * @param confidentiality 0–2
 */
public record CertificateIssuer(String organ, String name, String duty, String region, int confidentiality) {
}
