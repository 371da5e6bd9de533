package luoshu.trust.identity.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import luoshu.kernel.database.DataFolder;
import org.springframework.stereotype.Component;

/**
 * The one place that holds the master key. Seals what must be readable again (AES-256-GCM, the purpose bound as associated data), digests what must only be
 * found or compared (HMAC-SHA256 under a key of its own per purpose), and draws random tokens.
 */
@Component
public class Vault {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE = 12;
    private final byte[] master;

    Vault(IdentitySettings settings, DataFolder folder) {
        String text = settings.masterKey().isBlank() ? folder.secret("identity", 32) : settings.masterKey();
        master = Base64.getUrlDecoder().decode(text);
        if (master.length != 32) {
            throw new IllegalStateException("luoshu.identity.master-key must be 32 bytes in base64url");
        }
    }

    public byte[] seal(String purpose, byte[] clear) {
        try {
            byte[] nonce = random(NONCE);
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, purpose, nonce, 0);
            byte[] sealed = cipher.doFinal(clear);
            byte[] whole = new byte[NONCE + sealed.length];
            System.arraycopy(nonce, 0, whole, 0, NONCE);
            System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
            return whole;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public byte[] seal(String purpose, String clear) {
        return seal(purpose, clear.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException if {@code sealed} was not made by {@link #seal} for the same purpose under the same key */
    public byte[] open(String purpose, byte[] sealed) {
        try {
            if (sealed.length < NONCE) {
                throw new IllegalArgumentException("too short to be sealed");
            }
            return cipher(Cipher.DECRYPT_MODE, purpose, sealed, 0).doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException forged) {
            throw new IllegalArgumentException("not sealed here", forged);
        }
    }

    public String openText(String purpose, byte[] sealed) {
        return new String(open(purpose, sealed), StandardCharsets.UTF_8);
    }

    public byte[] digest(String purpose, String value) {
        return mac(derive(purpose), value.getBytes(StandardCharsets.UTF_8));
    }

    /** 256 random bits, base64url. */
    public static String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(32));
    }

    public static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    /** Uniform in [0, bound). */
    public static int random(int from, int bound) {
        return RANDOM.nextInt(from, bound);
    }

    /** For values with 256 bits of their own: no key and no salt needed. */
    public static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static boolean same(byte[] a, byte[] b) {
        return MessageDigest.isEqual(a, b);
    }

    private Cipher cipher(int mode, String purpose, byte[] nonce, int offset) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(derive("seal"), "AES"), new GCMParameterSpec(128, nonce, offset, NONCE));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private byte[] derive(String purpose) {
        return mac(master, ("luoshu/identity/" + purpose).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(byte[] key, byte[] value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(value);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
