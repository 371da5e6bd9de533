package luoshu.verify;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/** RFC 9162: hashes of leaves and nodes, and what a proof comes to. */
final class Tree {

    static final int HASH = 32;

    private Tree() {
    }

    static byte[] leaf(byte[] entry) {
        return hash((byte) 0, entry, new byte[0]);
    }

    static byte[] node(byte[] left, byte[] right) {
        return hash((byte) 1, left, right);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hash(byte prefix, byte[] first, byte[] second) {
        MessageDigest digest = sha256();
        digest.update(prefix);
        digest.update(first);
        return digest.digest(second);
    }

    /** 2.1.3.2: the root that the leaf and its path come to. */
    static byte[] rootByInclusion(long index, long size, byte[] leaf, List<byte[]> path) {
        if (index >= size) {
            throw new Wrong("a leaf " + index + " in a tree of " + size);
        }
        long fn = index;
        long sn = size - 1;
        byte[] r = leaf;
        for (byte[] p : path) {
            if (sn == 0) {
                throw new Wrong("the path is too long");
            }
            if ((fn & 1) == 1 || fn == sn) {
                r = node(p, r);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                r = node(r, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        if (sn != 0) {
            throw new Wrong("the path is too short");
        }
        return r;
    }

    /** 2.1.4.2. */
    static void consistency(long from, byte[] oldRoot, long to, byte[] newRoot, List<byte[]> proof) {
        if (from > to) {
            throw new Wrong("the log shrank from " + from + " to " + to + " entries");
        }
        if (from == to || from == 0) {
            if (!proof.isEmpty() || from == to && !Arrays.equals(oldRoot, newRoot)) {
                throw new Wrong("two trees of " + to + " entries");
            }
            return;
        }
        int next = 0;
        byte[] first = Long.bitCount(from) == 1 ? oldRoot : at(proof, next++);
        long fn = from - 1;
        long sn = to - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        byte[] fr = first;
        byte[] sr = first;
        for (; next < proof.size(); next++) {
            byte[] c = proof.get(next);
            if (sn == 0) {
                throw new Wrong("the consistency proof is too long");
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = node(c, fr);
                sr = node(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = node(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        if (sn != 0 || !Arrays.equals(fr, oldRoot) || !Arrays.equals(sr, newRoot)) {
            throw new Wrong("the tree of " + to + " entries does not continue the one of " + from);
        }
    }

    private static byte[] at(List<byte[]> proof, int place) {
        if (place >= proof.size()) {
            throw new Wrong("the consistency proof is too short");
        }
        return proof.get(place);
    }
}
