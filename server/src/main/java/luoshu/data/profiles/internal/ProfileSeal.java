package luoshu.data.profiles.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

import luoshu.data.matching.MatchKind;
import luoshu.kernel.database.DataFolder;
import luoshu.trust.signing.Sm3;
import luoshu.trust.signing.Sm4;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Seals contents at rest with SM4-GCM, bound to their row, and makes keyed digests by which numbers, keys and likely pairs are found without being kept. Keys from {@code luoshu.secrets.key} or a file of the data folder. */
@Component
class ProfileSeal {

    private static final byte FORMAT = 1;
    private static final int DIGEST = 16;
    private final Sm4 cipher;
    private final byte[] finding;

    ProfileSeal(@Value("${luoshu.secrets.key:}") String key, DataFolder folder) {
        byte[] master = folder.masterKey(key, "profiles");
        cipher = new Sm4(Arrays.copyOf(Sm3.mac(master, bytes("luoshu/profiles/seal")), 16));
        finding = Sm3.mac(master, bytes("luoshu/profiles/find"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    byte[] seal(UUID row, String what, String clear) {
        byte[] sealed = cipher.seal(bytes(clear), bytes(what + ":" + row));
        byte[] whole = new byte[sealed.length + 1];
        whole[0] = FORMAT;
        System.arraycopy(sealed, 0, whole, 1, sealed.length);
        return whole;
    }

    /** @throws IllegalArgumentException if it was sealed for another row, with another key, or changed */
    String open(UUID row, String what, byte[] whole) {
        if (whole.length < 1 || whole[0] != FORMAT) {
            throw new IllegalArgumentException("not sealed in format " + FORMAT);
        }
        return new String(cipher.open(Arrays.copyOfRange(whole, 1, whole.length), bytes(what + ":" + row)), StandardCharsets.UTF_8);
    }

    byte[] digest(String purpose, String text) {
        return Arrays.copyOf(Sm3.mac(finding, bytes(purpose + ":" + text)), DIGEST);
    }

    byte[] number(MatchKind kind, String number) {
        return digest("number." + kind, number);
    }

    long block(MatchKind kind, String key) {
        return ByteBuffer.wrap(digest("block." + kind, key)).getLong();
    }
}
