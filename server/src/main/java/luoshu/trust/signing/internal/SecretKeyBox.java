package luoshu.trust.signing.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import luoshu.kernel.database.DataFolder;
import luoshu.trust.signing.Sm3;
import luoshu.trust.signing.Sm4;

/** SM4-GCM under a key derived from {@code luoshu.secrets.key} (32 bytes, base64url; the same on every node) or, on a single node, a file of the data folder. */
final class SecretKeyBox implements KeyBox {

    static final byte FORMAT = 1;
    private final Sm4 cipher;

    SecretKeyBox(String key, DataFolder folder) {
        byte[] derived = Sm3.mac(folder.masterKey(key, "signing"), "luoshu/signing/seal".getBytes(StandardCharsets.UTF_8));
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
