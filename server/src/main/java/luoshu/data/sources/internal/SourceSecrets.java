package luoshu.data.sources.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

import luoshu.kernel.database.DataFolder;
import luoshu.trust.signing.Sm3;
import luoshu.trust.signing.Sm4;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Seals passwords at rest: a format byte and SM4-GCM, bound to their source, under a key derived from {@code luoshu.secrets.key} or, on a single node, a file of the data folder. */
@Component
class SourceSecrets {

    private static final byte FORMAT = 1;
    private final Sm4 cipher;

    SourceSecrets(@Value("${luoshu.secrets.key:}") String key, DataFolder folder) {
        byte[] derived = Sm3.mac(folder.masterKey(key, "sources"), "luoshu/sources/seal".getBytes(StandardCharsets.UTF_8));
        cipher = new Sm4(Arrays.copyOf(derived, 16));
    }

    byte[] seal(UUID source, String password) {
        byte[] sealed = cipher.seal(password.getBytes(StandardCharsets.UTF_8), bound(source));
        byte[] whole = new byte[sealed.length + 1];
        whole[0] = FORMAT;
        System.arraycopy(sealed, 0, whole, 1, sealed.length);
        return whole;
    }

    /** @throws IllegalStateException if it was sealed for another source, with another key, or changed */
    String open(UUID source, byte[] whole) {
        if (whole.length < 1 || whole[0] != FORMAT) {
            throw new IllegalStateException("not a password sealed in format " + FORMAT);
        }
        try {
            return new String(cipher.open(Arrays.copyOfRange(whole, 1, whole.length), bound(source)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException forged) {
            throw new IllegalStateException("the password of a data source cannot be opened with this secret", forged);
        }
    }

    private static byte[] bound(UUID source) {
        return ("source:" + source).getBytes(StandardCharsets.UTF_8);
    }
}
