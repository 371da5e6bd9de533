package luoshu.trust.seals.internal;

import java.util.List;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** SM3, and SM2 signatures checked with keys from foreign certificates. */
final class Sm2 {

    private static final int CERTIFICATE = 16 << 10;
    private static final int DEPTH = 24;

    private Sm2() {
    }

    static byte[] sm3(byte[] message) {
        SM3Digest digest = new SM3Digest();
        digest.update(message, 0, message.length);
        byte[] value = new byte[digest.getDigestSize()];
        digest.doFinal(value, 0);
        return value;
    }

    /** Whether any of the messages was signed with the key of the certificate. A certificate that is none, or has a key of another kind, has signed nothing. */
    static boolean signed(byte[] certificate, byte[] signature, List<byte[]> messages) {
        if (certificate.length > CERTIFICATE || signature.length > 80) {
            return false;
        }
        try {
            boundDepth(DerNode.read(certificate), DEPTH);
            SubjectPublicKeyInfo key = Certificate.getInstance(certificate).getSubjectPublicKeyInfo();
            if (!GMObjectIdentifiers.sm2p256v1.equals(ASN1ObjectIdentifier.getInstance(key.getAlgorithm().getParameters()))) {
                return false;
            }
            AsymmetricKeyParameter point = PublicKeyFactory.createKey(key);
            for (byte[] message : messages) {
                if (verifies(point, signature, message)) {
                    return true;
                }
            }
            return false;
        } catch (Exception notACertificate) {
            return false;
        }
    }

    /** Some vendors write r and s as 64 bytes without DER. */
    private static boolean verifies(AsymmetricKeyParameter key, byte[] signature, byte[] message) {
        SM2Signer signer = signature.length == 64 ? new SM2Signer(PlainDSAEncoding.INSTANCE) : new SM2Signer();
        signer.init(false, key);
        signer.update(message, 0, message.length);
        return signer.verifySignature(signature);
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
