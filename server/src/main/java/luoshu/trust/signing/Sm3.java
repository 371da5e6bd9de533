package luoshu.trust.signing;

import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** SM3 (GB/T 32905), 32 bytes. For streams, use an instance: {@link #update} what comes, then {@link #digest()} once. */
public final class Sm3 {

    public static final int LENGTH = 32;
    private final SM3Digest state = new SM3Digest();

    public static byte[] digest(byte[] message) {
        return new Sm3().update(message, 0, message.length).digest();
    }

    /** HMAC-SM3 (GM/T 0042), 32 bytes. */
    public static byte[] mac(byte[] key, byte[] message) {
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(key));
        mac.update(message, 0, message.length);
        byte[] code = new byte[LENGTH];
        mac.doFinal(code, 0);
        return code;
    }

    public Sm3 update(byte[] bytes, int offset, int length) {
        state.update(bytes, offset, length);
        return this;
    }

    public byte[] digest() {
        byte[] digest = new byte[LENGTH];
        state.doFinal(digest, 0);
        return digest;
    }
}
