package luoshu.trust.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;

import luoshu.trust.signing.internal.Sm2Curve;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ParametersWithRandom;

/** Encryption to an SM2 public key (GB/T 32918.4), for what is short: keys and secrets. */
public final class Sm2Encryption {

    private static final int COORDINATE = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Sm2Encryption() {
    }

    /**
     * {@code SEQUENCE {x, y, SM3, ciphertext}} (GM/T 0009), as {@code openssl pkeyutl -decrypt} reads it.
     *
     * @throws IllegalArgumentException if the 65 bytes 04‖x‖y are no point of the curve
     */
    public static byte[] encrypt(byte[] publicKey, byte[] plain) {
        try {
            SM2Engine engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
            engine.init(true, new ParametersWithRandom(Sm2Curve.publicKey(publicKey), RANDOM));
            byte[] sealed = engine.processBlock(plain, 0, plain.length);
            ASN1EncodableVector parts = new ASN1EncodableVector();
            parts.add(new ASN1Integer(new BigInteger(1, sealed, 1, COORDINATE)));
            parts.add(new ASN1Integer(new BigInteger(1, sealed, 1 + COORDINATE, COORDINATE)));
            parts.add(new DEROctetString(Arrays.copyOfRange(sealed, 1 + 2 * COORDINATE, 1 + 2 * COORDINATE + Sm3.LENGTH)));
            parts.add(new DEROctetString(Arrays.copyOfRange(sealed, 1 + 2 * COORDINATE + Sm3.LENGTH, sealed.length)));
            return new DERSequence(parts).getEncoded();
        } catch (InvalidCipherTextException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
