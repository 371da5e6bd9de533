package luoshu.trust.ledger.internal;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/**
 * A key that signs notes, by C2SP signed-note. Its id is the first four bytes of SHA-256 over name, line feed, type and public key.
 *
 * @param type      {@link #ED25519}, or {@link #SM2}
 * @param publicKey 32 bytes for Ed25519; the uncompressed point (65 bytes) for SM2
 * @param signer    64 bytes over the text: RFC 8032, or r and s of SM2 with SM3 and the usual user id 1234567812345678
 */
record NoteKey(byte[] type, byte[] publicKey, UnaryOperator<byte[]> signer) {

    static final byte[] ED25519 = {1};
    /** 0xff is for types without a byte of their own: it is followed by an identifier nobody else uses. */
    static final byte[] SM2 = type("luoshu/sm2-sm3@v1");

    private static byte[] type(String identifier) {
        return ByteBuffer.allocate(1 + identifier.length()).put((byte) 0xff).put(identifier.getBytes(StandardCharsets.US_ASCII)).array();
    }

    String line(String name, String text) {
        byte[] signature = signer.apply(text.getBytes(StandardCharsets.UTF_8));
        return "— " + name + " " + Base64.getEncoder().encodeToString(ByteBuffer.allocate(4 + signature.length).put(id(name)).put(signature).array()) + "\n";
    }

    /** What a verifier is given: name, id and key in one word. */
    String verifierKey(String name) {
        byte[] key = ByteBuffer.allocate(type.length + publicKey.length).put(type).put(publicKey).array();
        return name + "+" + HexFormat.of().formatHex(id(name)) + "+" + Base64.getEncoder().encodeToString(key);
    }

    private byte[] id(String name) {
        MessageDigest digest = Merkle.sha256();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(type);
        return Arrays.copyOf(digest.digest(publicKey), 4);
    }

    /** r and s of 32 bytes each instead of DER: SEQUENCE and two INTEGERs, all shorter than 128 bytes. */
    static UnaryOperator<byte[]> plain(UnaryOperator<byte[]> der) {
        return text -> {
            byte[] signature = der.apply(text);
            int rLength = signature[3];
            byte[] plain = new byte[64];
            put(new BigInteger(1, Arrays.copyOfRange(signature, 4, 4 + rLength)), plain, 32);
            put(new BigInteger(1, Arrays.copyOfRange(signature, 6 + rLength, signature.length)), plain, 64);
            return plain;
        };
    }

    private static void put(BigInteger number, byte[] to, int end) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, to, end - length, length);
    }
}
