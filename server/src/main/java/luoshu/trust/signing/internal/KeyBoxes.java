package luoshu.trust.signing.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

import luoshu.kernel.database.DataFolder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Seals with the token if one is configured, else with the secret; opens what either sealed. */
@Component
class KeyBoxes {

    private final List<KeyBox> boxes;

    KeyBoxes(SigningSettings settings, @Value("${luoshu.secrets.key:}") String secret, DataFolder folder) {
        KeyBox plain = new SecretKeyBox(secret, folder);
        boxes = settings.pkcs11().library() == null ? List.of(plain) : List.of(new TokenKeyBox(settings.pkcs11()), plain);
    }

    byte[] seal(byte[] secret, String bound) {
        KeyBox box = boxes.getFirst();
        byte[] sealed = box.seal(secret, bound);
        return ByteBuffer.allocate(1 + sealed.length).put(box.format()).put(sealed).array();
    }

    byte[] open(byte[] whole, String bound) {
        KeyBox box = boxes.stream().filter(each -> whole.length > 0 && each.format() == whole[0]).findFirst()
                .orElseThrow(() -> new IllegalStateException("a private key was sealed by a token that is not configured"));
        return box.open(Arrays.copyOfRange(whole, 1, whole.length), bound);
    }
}
