package luoshu.trust.ledger.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

import luoshu.trust.ledger.Evidence;
import tools.jackson.databind.json.JsonMapper;

/**
 * One entry of the log with what stays outside it. The entry is {@code {"v":1,"kind":…,"at":…,"organ":…,"digest":…}} without spaces, in this order; the digest is Base64 of
 * SHA-256 over the 32 bytes of salt and the content's UTF-8. Without the salt a digest of guessable words tells nothing.
 */
record Leaf(byte[] entry, byte[] salt, String content) {

    static final int SALT = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Leaf of(Evidence evidence) {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        String content = JSON.writeValueAsString(evidence.content());
        MessageDigest digest = Merkle.sha256();
        digest.update(salt);
        String salted = Base64.getEncoder().encodeToString(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
        String entry = "{\"v\":1,\"kind\":\"" + evidence.kind() + "\",\"at\":\"" + evidence.at() + "\",\"organ\":\"" + evidence.organ() + "\",\"digest\":\"" + salted + "\"}";
        return new Leaf(entry.getBytes(StandardCharsets.UTF_8), salt, content);
    }
}
