package luoshu.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** {@code name+id+base64(type and public key)}. Types: 1 Ed25519, 4 a witness's cosignature, 0xff {@code luoshu/sm2-sm3@v1} SM2 with SM3. */
record VerifierKey(String name, byte[] id, byte[] key) {

    static final byte ED25519 = 1;
    static final byte COSIGNATURE = 4;
    private static final byte[] SM2 = "\u00ffluoshu/sm2-sm3@v1".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] ED25519_DER = HexFormat.of().parseHex("302a300506032b6570032100");

    static VerifierKey of(String name, byte type, byte[] publicKey) {
        byte[] key = ByteBuffer.allocate(1 + publicKey.length).put(type).put(publicKey).array();
        return new VerifierKey(name, id(name, key), key);
    }

    static VerifierKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length != 3 || parts[0].isEmpty() || parts[0].matches("(?s).*\\s.*")) {
            throw new Wrong("not a verifier key: " + text);
        }
        byte[] key;
        byte[] id;
        try {
            id = HexFormat.of().parseHex(parts[1]);
            key = Base64.getDecoder().decode(parts[2]);
        } catch (IllegalArgumentException e) {
            throw new Wrong("not a verifier key: " + text);
        }
        if (!Arrays.equals(id, id(parts[0], key))) {
            throw new Wrong("the verifier key does not fit its id: " + text);
        }
        return new VerifierKey(parts[0], id, key);
    }

    private static byte[] id(String name, byte[] key) {
        MessageDigest digest = Tree.sha256();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(digest.digest(key), 4);
    }

    String text() {
        return name + "+" + HexFormat.of().formatHex(id) + "+" + Base64.getEncoder().encodeToString(key);
    }

    String algorithm() {
        return key.length > 0 && key[0] == ED25519 ? "Ed25519" : key.length > 0 && key[0] == COSIGNATURE ? "witness" : sm2() ? "SM2" : "unknown";
    }

    private boolean sm2() {
        return key.length > SM2.length && Arrays.equals(SM2, Arrays.copyOf(key, SM2.length));
    }

    boolean verifies(String text, byte[] signature) {
        return switch (algorithm()) {
            case "Ed25519" -> ed25519(text, signature);
            case "witness" -> signature.length == 72 && ed25519(cosigned(ByteBuffer.wrap(signature).getLong(), text), Arrays.copyOfRange(signature, 8, 72));
            case "SM2" -> Sm2.verify(Arrays.copyOfRange(key, SM2.length, key.length), text.getBytes(StandardCharsets.UTF_8), signature);
            default -> throw new Wrong("the key of " + name + " is of a kind unknown here");
        };
    }

    static String cosigned(long seconds, String text) {
        return "cosignature/v1\ntime " + seconds + "\n" + text;
    }

    private boolean ed25519(String text, byte[] signature) {
        try {
            byte[] der = ByteBuffer.allocate(44).put(ED25519_DER).put(key, 1, 32).array();
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)));
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(signature);
        } catch (GeneralSecurityException | IndexOutOfBoundsException e) {
            return false;
        }
    }
}
