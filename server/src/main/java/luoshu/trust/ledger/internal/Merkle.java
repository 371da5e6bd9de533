package luoshu.trust.ledger.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** RFC 9162, 2.1.1: SHA-256 with 0x00 before a leaf and 0x01 before two nodes. */
final class Merkle {

    static final int HASH = 32;
    /** Hashes of a full tile, and leaves under one of its hashes per level. */
    static final int TILE = 256;

    private Merkle() {
    }

    static byte[] leaf(byte[] entry) {
        MessageDigest digest = sha256();
        digest.update((byte) 0);
        return digest.digest(entry);
    }

    static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
