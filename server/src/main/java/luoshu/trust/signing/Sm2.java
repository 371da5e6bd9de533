package luoshu.trust.signing;

import java.io.IOException;
import java.math.BigInteger;

import luoshu.trust.signing.internal.Sm2Curve;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/** The two written forms of an SM2 signature, and of a public key. */
public final class Sm2 {

    /** The identity every signature here is made with (GM/T 0009): {@code 1234567812345678}. */
    public static final String DEFAULT_ID = "1234567812345678";

    private Sm2() {
    }

    /** {@code SEQUENCE {r, s}} from r‖s of 64 bytes. */
    public static byte[] der(byte[] raw) {
        try {
            BigInteger[] signature = PlainDSAEncoding.INSTANCE.decode(Sm2Curve.ORDER, raw);
            return StandardDSAEncoding.INSTANCE.encode(Sm2Curve.ORDER, signature[0], signature[1]);
        } catch (IOException | RuntimeException malformed) {
            throw new IllegalArgumentException("not an SM2 signature r‖s", malformed);
        }
    }

    /** r‖s of 64 bytes from {@code SEQUENCE {r, s}}. */
    public static byte[] raw(byte[] der) {
        try {
            BigInteger[] signature = StandardDSAEncoding.INSTANCE.decode(Sm2Curve.ORDER, der);
            return PlainDSAEncoding.INSTANCE.encode(Sm2Curve.ORDER, signature[0], signature[1]);
        } catch (IOException | RuntimeException malformed) {
            throw new IllegalArgumentException("not an SM2 signature in DER", malformed);
        }
    }

    /** The 65 bytes 04‖x‖y as a SubjectPublicKeyInfo. */
    public static byte[] subjectPublicKeyInfo(byte[] publicKey) {
        try {
            return Sm2Curve.info(publicKey).getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
