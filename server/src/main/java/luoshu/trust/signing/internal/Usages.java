package luoshu.trust.signing.internal;

import luoshu.trust.signing.CertificateUse;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** The extended key usage that says what a certificate is for. */
final class Usages {

    /** Under 2.25 (a UUID, ITU-T X.667): the demonstration has no registered arc. */
    private static final String OWN = "2.25.199817265330175925733841528116839702513";
    static final ASN1ObjectIdentifier TIMESTAMP_POLICY = new ASN1ObjectIdentifier(OWN + ".2.1");

    private Usages() {
    }

    static KeyPurposeId of(CertificateUse use) {
        return switch (use) {
            case DOCUMENT -> id("1.3.6.1.5.5.7.3.36"); // document signing, RFC 9336
            case SEAL_MAKING -> id(OWN + ".1.1");
            case CODE -> id(OWN + ".1.2");
            case STATUS_LIST -> id(OWN + ".1.3");
            case SYSTEM -> KeyPurposeId.id_kp_clientAuth;
            case TIMESTAMP -> KeyPurposeId.id_kp_timeStamping;
            case OCSP -> KeyPurposeId.id_kp_OCSPSigning;
            case AUTHORITY -> throw new IllegalArgumentException("an authority is told by its basic constraints");
        };
    }

    private static KeyPurposeId id(String dotted) {
        return KeyPurposeId.getInstance(new ASN1ObjectIdentifier(dotted));
    }
}
