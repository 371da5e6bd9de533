package luoshu.trust.signing.internal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

import luoshu.trust.signing.Sm2;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;

/** SM2 with SM3 and the default identity; DER. */
final class Sm2Signer implements Signer {

    private final Sm2Pool pool;

    Sm2Signer(byte[] d) {
        this(d, new SecureRandom());
    }

    Sm2Signer(byte[] d, SecureRandom random) {
        pool = new Sm2Pool(true, new ParametersWithID(new ParametersWithRandom(Sm2Curve.privateKey(d), random), Sm2.DEFAULT_ID.getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public byte[] sign(byte[] message) {
        return pool.use(signer -> {
            signer.update(message, 0, message.length);
            try {
                return signer.generateSignature();
            } catch (CryptoException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }
}
