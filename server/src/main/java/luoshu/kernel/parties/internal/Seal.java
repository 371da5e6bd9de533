package luoshu.kernel.parties.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import luoshu.kernel.database.DataFolder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals personal data at rest: a format byte, a nonce, AES-256-GCM with the purpose bound in; and digests numbers under a key of their own so that they can be found.
 * The key is {@code luoshu.secrets.key} (32 bytes, base64url; the same on every node) or, on a single node, a file of the data folder.
 */
@Component
public class Seal {

    private static final byte FORMAT = 1;
    private static final int NONCE = 12;
    private static final SecureRandom RANDOM = new SecureRandom();
    private final byte[] sealing;
    private final byte[] finding;

    Seal(@Value("${luoshu.secrets.key:}") String key, DataFolder folder) {
        byte[] master = folder.masterKey(key, "parties");
        sealing = mac(master, "luoshu/parties/seal");
        finding = mac(master, "luoshu/parties/find");
    }

    public byte @Nullable [] seal(String purpose, @Nullable String clear) {
        if (clear == null) {
            return null;
        }
        try {
            byte[] nonce = new byte[NONCE];
            RANDOM.nextBytes(nonce);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, purpose, nonce).doFinal(clear.getBytes(StandardCharsets.UTF_8));
            byte[] whole = new byte[1 + NONCE + sealed.length];
            whole[0] = FORMAT;
            System.arraycopy(nonce, 0, whole, 1, NONCE);
            System.arraycopy(sealed, 0, whole, 1 + NONCE, sealed.length);
            return whole;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws IllegalStateException if it was sealed for another purpose, with another key, or changed */
    public @Nullable String open(String purpose, byte @Nullable [] whole) {
        if (whole == null) {
            return null;
        }
        if (whole.length <= 1 + NONCE || whole[0] != FORMAT) {
            throw new IllegalStateException("not a sealed value of format " + FORMAT);
        }
        try {
            byte[] nonce = new byte[NONCE];
            System.arraycopy(whole, 1, nonce, 0, NONCE);
            return new String(cipher(Cipher.DECRYPT_MODE, purpose, nonce).doFinal(whole, 1 + NONCE, whole.length - 1 - NONCE), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException forged) {
            throw new IllegalStateException("a sealed value cannot be opened with this key", forged);
        }
    }

    /** Equal values have equal keys; without the secret nobody can try numbers. */
    public byte[] key(String value) {
        return mac(finding, value);
    }

    private Cipher cipher(int mode, String purpose, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(sealing, "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] mac(byte[] key, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
