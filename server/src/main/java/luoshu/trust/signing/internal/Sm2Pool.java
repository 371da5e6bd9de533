package luoshu.trust.signing.internal;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Function;

import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.signers.SM2Signer;

/** Signers initialised for one key: beginning anew each time (the digest over curve, identity and key, the checks of the point) costs several times the signature. */
public final class Sm2Pool {

    private static final int IDLE = 4 * Runtime.getRuntime().availableProcessors();
    private final ArrayBlockingQueue<SM2Signer> idle = new ArrayBlockingQueue<>(IDLE);
    private final boolean signing;
    private final CipherParameters parameters;

    public Sm2Pool(boolean signing, CipherParameters parameters) {
        this.signing = signing;
        this.parameters = parameters;
    }

    /** A signer whose work failed is not used again. */
    public <T> T use(Function<SM2Signer, T> work) {
        SM2Signer signer = idle.poll();
        if (signer == null) {
            signer = new SM2Signer();
            signer.init(signing, parameters);
        }
        T result = work.apply(signer);
        signer.reset();
        idle.offer(signer);
        return result;
    }
}
