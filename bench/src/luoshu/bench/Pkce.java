package luoshu.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;

/** RFC 7636, S256. */
record Pkce(String verifier, String challenge) {

    static Pkce fresh() {
        String verifier = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
        return new Pkce(verifier, Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(verifier)));
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
