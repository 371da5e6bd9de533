package luoshu.trust.delivery.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.UUID;

import luoshu.kernel.database.DataFolder;
import luoshu.trust.signing.Sm3;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** 取件码. Six digits are few: what is kept is their HMAC under a key that is not in the database, and tries are counted. */
@Component
class PickupCodes {

    private final SecureRandom random = new SecureRandom();
    private final DeliverySettings settings;
    private final byte[] key;

    PickupCodes(DeliverySettings settings, @Value("${luoshu.secrets.key:}") String key, DataFolder folder) {
        this.settings = settings;
        this.key = Sm3.mac(folder.masterKey(key, "delivery"), "luoshu/delivery/pickup-code".getBytes(StandardCharsets.UTF_8));
    }

    String make() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < settings.codeDigits(); i++) {
            code.append((char) ('0' + random.nextInt(10)));
        }
        return code.toString();
    }

    byte[] digest(UUID item, String code) {
        return Sm3.mac(key, (item + " " + code).getBytes(StandardCharsets.UTF_8));
    }

    boolean matches(UUID item, String code, byte[] kept) {
        return MessageDigest.isEqual(digest(item, code), kept);
    }
}
