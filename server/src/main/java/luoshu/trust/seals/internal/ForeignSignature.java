package luoshu.trust.seals.internal;

import java.util.List;

import luoshu.trust.signing.Sm2;
import luoshu.trust.signing.Sm2Verifier;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** SM2 signatures checked with keys from anybody's certificates. */
final class ForeignSignature {

    private static final int CERTIFICATE = 16 << 10;
    private static final int LONGEST = 80;
    /** Some vendors write r and s as 64 bytes without DER. */
    private static final int RAW = 64;
    private static final int DEPTH = 24;

    private ForeignSignature() {
    }

    /** Whether any of the messages was signed with the key of the certificate. A certificate that is none, or has a key of another kind, has signed nothing. */
    static boolean signed(byte[] certificate, byte[] signature, List<byte[]> messages) {
        if (certificate.length > CERTIFICATE || signature.length > LONGEST) {
            return false;
        }
        try {
            boundDepth(DerNode.read(certificate), DEPTH);
            Sm2Verifier key = new Sm2Verifier(point(Certificate.getInstance(certificate).getSubjectPublicKeyInfo()));
            byte[] der = signature.length == RAW ? Sm2.der(signature) : signature;
            return messages.stream().anyMatch(message -> key.verify(message, der));
        } catch (Exception notACertificate) {
            return false;
        }
    }

    /** 04‖x‖y, however the certificate writes it. */
    private static byte[] point(SubjectPublicKeyInfo key) throws Exception {
        if (!GMObjectIdentifiers.sm2p256v1.equals(ASN1ObjectIdentifier.getInstance(key.getAlgorithm().getParameters()))) {
            throw new IllegalArgumentException("not a key of SM2");
        }
        return ((ECPublicKeyParameters) PublicKeyFactory.createKey(key)).getQ().getEncoded(false);
    }

    private static void boundDepth(DerNode node, int left) throws DerNode.Malformed {
        if (left == 0) {
            throw new DerNode.Malformed("nested deeper than a certificate");
        }
        if ((node.tag() & 0x20) != 0) {
            for (DerNode child : node.children()) {
                boundDepth(child, left - 1);
            }
        }
    }
}
