package luoshu.trust.signing;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** What a key may be used for, and nothing else; the purpose decides the algorithm and what its certificate says. */
public enum KeyPurpose {

    /** Signs certificates and revocation lists only. */
    ROOT(Algorithm.SM2, CertificateUse.AUTHORITY),
    OCSP(Algorithm.SM2, CertificateUse.OCSP),
    TIMESTAMP(Algorithm.SM2, CertificateUse.TIMESTAMP),
    /** 制章人 */
    SEAL_MAKER(Algorithm.SM2, CertificateUse.SEAL_MAKING),
    CHECKPOINT_ED25519(Algorithm.ED25519, null),
    CHECKPOINT_SM2(Algorithm.SM2, CertificateUse.SYSTEM),
    RECEIPT(Algorithm.SM2, CertificateUse.SYSTEM),
    /** Codes shown on a screen: 豫服码, 亮证. */
    CODE(Algorithm.SM2, CertificateUse.CODE),
    /** Lists of the status of electronic certificates. */
    STATUS_LIST(Algorithm.SM2, CertificateUse.STATUS_LIST),
    ORGAN(Algorithm.SM2, CertificateUse.DOCUMENT),
    ENTERPRISE(Algorithm.SM2, CertificateUse.DOCUMENT),
    PERSON(Algorithm.SM2, CertificateUse.DOCUMENT),
    OFFICIAL(Algorithm.SM2, CertificateUse.DOCUMENT),
    SYSTEM(Algorithm.SM2, CertificateUse.SYSTEM);

    private final Algorithm algorithm;
    private final @Nullable CertificateUse use;

    KeyPurpose(Algorithm algorithm, @Nullable CertificateUse use) {
        this.algorithm = algorithm;
        this.use = use;
    }

    public Algorithm algorithm() {
        return algorithm;
    }

    /** Empty where no certificate goes with the key. */
    public Optional<CertificateUse> use() {
        return Optional.ofNullable(use);
    }
}
