package luoshu.trust.signing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/** A secret that two sides know: HMAC-SM3 in hexadecimal says that a message is of one of them. */
public final class SharedSecret {

    /** A message and what proves it. */
    public record Signed(byte[] body, String signature) {
    }

    private final byte[] secret;

    public SharedSecret(byte[] secret) {
        this.secret = secret.clone();
    }

    /** 32 random bytes, for a secret that is to be. */
    public static byte[] fresh() {
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        return fresh;
    }

    public Signed sign(byte[] body) {
        return new Signed(body, mac(body));
    }

    /** In a time that says nothing about the signature that would be right. */
    public boolean signed(byte[] body, @Nullable String signature) {
        return signature != null && MessageDigest.isEqual(mac(body).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }

    private String mac(byte[] body) {
        return HexFormat.of().formatHex(Sm3.mac(secret, body));
    }
}
