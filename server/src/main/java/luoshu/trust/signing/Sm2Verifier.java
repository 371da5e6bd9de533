package luoshu.trust.signing;

import java.nio.charset.StandardCharsets;

import luoshu.trust.signing.internal.Sm2Curve;
import luoshu.trust.signing.internal.Sm2Pool;
import org.bouncycastle.crypto.params.ParametersWithID;

/** Verifies what one SM2 public key signed. Keep it for the next signature of the key; safe for use by several threads. */
public final class Sm2Verifier {

    private final Sm2Pool pool;

    /** @throws IllegalArgumentException if the 65 bytes 04‖x‖y are no point of the curve */
    public Sm2Verifier(byte[] publicKey) {
        this(publicKey, Sm2.DEFAULT_ID.getBytes(StandardCharsets.US_ASCII));
    }

    public Sm2Verifier(byte[] publicKey, byte[] id) {
        pool = new Sm2Pool(false, new ParametersWithID(Sm2Curve.publicKey(publicKey), id));
    }

    /** @param signature in DER; anything else is not verified */
    public boolean verify(byte[] message, byte[] signature) {
        return pool.use(signer -> {
            signer.update(message, 0, message.length);
            return signer.verifySignature(signature);
        });
    }
}
