package luoshu.trust.signing.internal;

import java.math.BigInteger;
import java.security.SecureRandom;

import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/** The recommended curve of GB/T 32918.5. One instance for all: the multiples of its generator are computed once and kept with it. */
public final class Sm2Curve {

    private static final X9ECParameters PARAMETERS = CustomNamedCurves.getByName("sm2p256v1");
    static final ECDomainParameters DOMAIN = new ECDomainParameters(PARAMETERS.getCurve(), PARAMETERS.getG(), PARAMETERS.getN(), PARAMETERS.getH());
    public static final BigInteger ORDER = DOMAIN.getN();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private Sm2Curve() {
    }

    /** A new private key, 32 bytes. */
    static byte[] newPrivateKey() {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(DOMAIN, RANDOM));
        BigInteger d;
        do {
            d = ((ECPrivateKeyParameters) generator.generateKeyPair().getPrivate()).getD();
        } while (d.compareTo(ORDER.subtract(BigInteger.TWO)) > 0); // 1 + d must be invertible
        return BigIntegers.asUnsignedByteArray(BYTES, d);
    }

    static ECPrivateKeyParameters privateKey(byte[] d) {
        return new ECPrivateKeyParameters(new BigInteger(1, d), DOMAIN);
    }

    /** 04‖x‖y of a private key. */
    static byte[] publicKeyOf(byte[] d) {
        return new FixedPointCombMultiplier().multiply(DOMAIN.getG(), new BigInteger(1, d)).normalize().getEncoded(false);
    }

    public static ECPublicKeyParameters publicKey(byte[] encoded) {
        if (encoded.length != 1 + 2 * BYTES || encoded[0] != 4) {
            throw new IllegalArgumentException("an SM2 public key is 04, x and y");
        }
        return new ECPublicKeyParameters(DOMAIN.getCurve().decodePoint(encoded), DOMAIN);
    }

    public static SubjectPublicKeyInfo info(byte[] publicKey) {
        return new SubjectPublicKeyInfo(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, GMObjectIdentifiers.sm2p256v1), publicKey);
    }
}
