package luoshu.trust.signing;

import luoshu.kernel.problems.Storable;

/**
 * Whose certificate.
 *
 * @param code  the organ's, enterprise's, official's or system's own code, unique within the purpose; empty for the platform itself
 * @param organ name of the organ somebody belongs to; empty if none
 */
public record CertificateSubject(KeyPurpose purpose, String code, String name, String organ) {

    private static final int LONGEST = 64; // ub-common-name, RFC 5280

    public CertificateSubject {
        Storable.check(name + organ + code, "/subject");
        name = shortened(name);
        organ = shortened(organ);
    }

    public static CertificateSubject organ(String code, String name) {
        return subject(KeyPurpose.ORGAN, code, name, name);
    }

    /** @param code credit code */
    public static CertificateSubject enterprise(String code, String name) {
        return subject(KeyPurpose.ENTERPRISE, code, name, name);
    }

    /** @param code the party's id on this platform; an identity number has no place in a certificate */
    public static CertificateSubject person(String code, String name) {
        return subject(KeyPurpose.PERSON, code, name, "");
    }

    public static CertificateSubject official(String code, String name, String organ) {
        return subject(KeyPurpose.OFFICIAL, code, name, organ);
    }

    public static CertificateSubject system(String code, String name) {
        return subject(KeyPurpose.SYSTEM, code, name, "");
    }

    public static CertificateSubject sealMaker(String code, String name) {
        return subject(KeyPurpose.SEAL_MAKER, code, name, name);
    }

    private static CertificateSubject subject(KeyPurpose purpose, String code, String name, String organ) {
        if (code.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("a certificate names somebody");
        }
        return new CertificateSubject(purpose, code, name, organ);
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST));
    }
}
