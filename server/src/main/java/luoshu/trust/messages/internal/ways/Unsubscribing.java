package luoshu.trust.messages.internal.ways;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import luoshu.trust.messages.internal.MessageSecrets;
import org.springframework.stereotype.Component;

/** The token of an unsubscribe link: party and kind under our signature. It does not run out, as the mail it stands in does not. */
@Component
public class Unsubscribing {

    public record Wish(UUID party, String kind) {
    }

    private static final String PURPOSE = "unsubscribe";
    private static final int MAC = 16;
    private final MessageSecrets secrets;

    Unsubscribing(MessageSecrets secrets) {
        this.secrets = secrets;
    }

    public String token(UUID party, String kind) {
        byte[] name = kind.getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ByteBuffer.allocate(16 + MAC + name.length).putLong(party.getMostSignificantBits()).putLong(party.getLeastSignificantBits())
                .put(mac(party, kind)).put(name).array());
    }

    /** Empty: not ours. */
    public Optional<Wish> read(String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length <= 16 + MAC || bytes.length > 100) {
                return Optional.empty();
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            UUID party = new UUID(buffer.getLong(), buffer.getLong());
            byte[] mac = new byte[MAC];
            buffer.get(mac);
            String kind = new String(bytes, 16 + MAC, bytes.length - 16 - MAC, StandardCharsets.UTF_8);
            return MessageDigest.isEqual(mac, mac(party, kind)) ? Optional.of(new Wish(party, kind)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private byte[] mac(UUID party, String kind) {
        return Arrays.copyOf(secrets.mac(PURPOSE, party + " " + kind), MAC);
    }
}
