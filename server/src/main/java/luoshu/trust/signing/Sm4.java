package luoshu.trust.signing;

import java.security.SecureRandom;

import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** SM4 (GB/T 32907) in GCM under one key of 16 bytes: nonce of 12 bytes, cipher text, tag of 16. Safe for use by several threads; at most 2³² messages under one key. */
public final class Sm4 {

    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private final KeyParameter key;

    public Sm4(byte[] key) {
        if (key.length != 16) {
            throw new IllegalArgumentException("an SM4 key has 16 bytes");
        }
        this.key = new KeyParameter(key);
    }

    /** @param bound bound in but not contained: {@link #open} needs the same */
    public byte[] seal(byte[] clear, byte[] bound) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] sealed = new byte[NONCE + clear.length + TAG];
        System.arraycopy(nonce, 0, sealed, 0, NONCE);
        GCMModeCipher cipher = cipher(true, nonce, bound);
        try {
            int done = cipher.processBytes(clear, 0, clear.length, sealed, NONCE);
            cipher.doFinal(sealed, NONCE + done);
            return sealed;
        } catch (InvalidCipherTextException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws IllegalArgumentException if it was sealed under another key or with something else bound in, or was changed */
    public byte[] open(byte[] sealed, byte[] bound) {
        if (sealed.length < NONCE + TAG) {
            throw new IllegalArgumentException("too short to be sealed");
        }
        byte[] nonce = new byte[NONCE];
        System.arraycopy(sealed, 0, nonce, 0, NONCE);
        GCMModeCipher cipher = cipher(false, nonce, bound);
        byte[] clear = new byte[sealed.length - NONCE - TAG];
        try {
            int done = cipher.processBytes(sealed, NONCE, sealed.length - NONCE, clear, 0);
            cipher.doFinal(clear, done);
            return clear;
        } catch (InvalidCipherTextException forged) {
            throw new IllegalArgumentException("not sealed with this key", forged);
        }
    }

    private GCMModeCipher cipher(boolean seal, byte[] nonce, byte[] bound) {
        GCMModeCipher cipher = GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(seal, new AEADParameters(key, TAG * 8, nonce, bound));
        return cipher;
    }
}
