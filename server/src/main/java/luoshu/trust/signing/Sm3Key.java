package luoshu.trust.signing;

import java.util.Arrays;

import org.bouncycastle.crypto.digests.SM3Digest;

/** HMAC-SM3 (GM/T 0042) under one key for many messages: what depends on the key alone is worked out once. For any number of threads. */
public final class Sm3Key {

    private static final int BLOCK = 64;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;
    private final SM3Digest inner;
    private final SM3Digest outer;

    public Sm3Key(byte[] key) {
        byte[] block = Arrays.copyOf(key.length > BLOCK ? Sm3.digest(key) : key, BLOCK);
        inner = begun(block, INNER);
        outer = begun(block, OUTER);
    }

    private static SM3Digest begun(byte[] block, byte pad) {
        byte[] padded = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            padded[i] = (byte) (block[i] ^ pad);
        }
        SM3Digest state = new SM3Digest();
        state.update(padded, 0, BLOCK);
        return state;
    }

    /** 32 bytes. */
    public byte[] mac(byte[] message) {
        byte[] code = new byte[Sm3.LENGTH];
        SM3Digest state = new SM3Digest(inner);
        state.update(message, 0, message.length);
        state.doFinal(code, 0);
        state.reset(outer);
        state.update(code, 0, code.length);
        state.doFinal(code, 0);
        return code;
    }
}
