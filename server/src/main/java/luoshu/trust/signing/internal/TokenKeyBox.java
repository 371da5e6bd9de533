package luoshu.trust.signing.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.util.Arrays;
import java.util.HexFormat;

import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.spec.GCMParameterSpec;

import org.jspecify.annotations.Nullable;

/**
 * AES-256-GCM with a key that lives in a PKCS#11 token and cannot leave it. Tokens that know SM2 are few; so the token guards the key that seals, and what it sealed is
 * worth nothing elsewhere.
 */
final class TokenKeyBox implements KeyBox {

    static final byte FORMAT = 2;
    private static final int NONCE = 12;
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Provider token;
    private final Key key;

    TokenKeyBox(SigningSettings.Pkcs11 settings) {
        try {
            token = Security.getProvider("SunPKCS11").configure("""
                    --name = luoshu-signing
                    library = %s
                    slotListIndex = %d
                    attributes(generate, CKO_SECRET_KEY, CKK_AES) = {
                      CKA_TOKEN = true
                      CKA_SENSITIVE = true
                      CKA_EXTRACTABLE = false
                      CKA_LABEL = 0h%s
                    }
                    """.formatted(settings.library(), settings.slot(), HexFormat.of().formatHex(settings.label().getBytes(StandardCharsets.UTF_8))));
            Key held = held(settings);
            if (held == null) {
                KeyGenerator generator = KeyGenerator.getInstance("AES", token);
                generator.init(256);
                generator.generateKey();
                held = held(settings);
            }
            if (held == null) {
                throw new IllegalStateException("the token did not keep the key " + settings.label());
            }
            key = held;
        } catch (GeneralSecurityException | IOException refused) {
            throw new IllegalStateException("the PKCS#11 token of luoshu.signing.pkcs11 cannot be used", refused);
        }
    }

    private @Nullable Key held(SigningSettings.Pkcs11 settings) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS11", token);
        store.load(null, settings.pin().toCharArray());
        return store.getKey(settings.label(), null);
    }

    @Override
    public byte format() {
        return FORMAT;
    }

    @Override
    public byte[] seal(byte[] secret, String bound) {
        try {
            byte[] nonce = new byte[NONCE];
            RANDOM.nextBytes(nonce);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, bound).doFinal(secret);
            byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
            return whole;
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("the token refused to seal", refused);
        }
    }

    @Override
    public byte[] open(byte[] sealed, String bound) {
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), bound).doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException | RuntimeException forged) {
            throw new IllegalStateException("a private key cannot be opened by this token", forged);
        }
    }

    /** Null: the token gives no key away. */
    byte @Nullable [] extracted() {
        return key.getEncoded();
    }

    private Cipher cipher(int mode, byte[] nonce, String bound) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", token);
        cipher.init(mode, key, new GCMParameterSpec(128, nonce));
        cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
