package luoshu.trust.messages.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import luoshu.kernel.database.DataFolder;
import luoshu.trust.signing.Sm3;
import luoshu.trust.signing.Sm4;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Keys for one purpose each, from {@code luoshu.secrets.key} or, on a single node, a file of the data folder. */
@Component
public class MessageSecrets {

    private final byte[] master;
    private final Sm4 cipher;

    MessageSecrets(@Value("${luoshu.secrets.key:}") String key, DataFolder folder) {
        master = folder.masterKey(key, "messages");
        cipher = new Sm4(Arrays.copyOf(mac("seal", ""), 16));
    }

    /** HMAC-SM3 of {@code text}; what one purpose made is of no use for another. */
    public byte[] mac(String purpose, String text) {
        return Sm3.mac(Sm3.mac(master, ("luoshu/messages/" + purpose).getBytes(StandardCharsets.UTF_8)), text.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] seal(byte[] secret, String bound) {
        return cipher.seal(secret, bound.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] open(byte[] sealed, String bound) {
        return cipher.open(sealed, bound.getBytes(StandardCharsets.UTF_8));
    }
}
