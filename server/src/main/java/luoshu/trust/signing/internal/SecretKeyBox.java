package luoshu.trust.signing.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

import luoshu.kernel.database.DataFolder;
import luoshu.trust.signing.Sm4;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** SM4-GCM under a key derived from {@code luoshu.secrets.key} (32 bytes, base64url; the same on every node) or, on a single node, a file of the data folder. */
final class SecretKeyBox implements KeyBox {

    static final byte FORMAT = 1;
    private final Sm4 cipher;

    SecretKeyBox(String key, DataFolder folder) {
        byte[] master = Base64.getUrlDecoder().decode(key.isBlank() ? folder.secret("signing", 32) : key);
        if (master.length != 32) {
            throw new IllegalStateException("luoshu.secrets.key must be 32 bytes in base64url");
        }
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(master));
        byte[] purpose = "luoshu/signing/seal".getBytes(StandardCharsets.UTF_8);
        mac.update(purpose, 0, purpose.length);
        byte[] derived = new byte[mac.getMacSize()];
        mac.doFinal(derived, 0);
        cipher = new Sm4(Arrays.copyOf(derived, 16));
    }

    @Override
    public byte format() {
        return FORMAT;
    }

    @Override
    public byte[] seal(byte[] secret, String bound) {
        return cipher.seal(secret, bound.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public byte[] open(byte[] sealed, String bound) {
        try {
            return cipher.open(sealed, bound.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException forged) {
            throw new IllegalStateException("a private key cannot be opened with this secret", forged);
        }
    }
}
