package luoshu.trust.ledger.internal;

import java.util.Arrays;

/** Hashes of perfect subtrees of 2^height leaves. */
interface Subtrees {

    byte[] hash(int height, long place);

    /** From tiles: 256 hashes of subtrees of height 8 × level, fewer at the right edge. */
    interface Tiles {
        byte[] tile(int level, long place);
    }

    static Subtrees of(Tiles tiles) {
        return (height, place) -> {
            int above = height % 8;
            long first = place << above;
            byte[] tile = tiles.tile(height / 8, first / Merkle.TILE);
            int from = (int) (first % Merkle.TILE);
            int count = 1 << above;
            if (tile.length < (from + count) * Merkle.HASH) {
                throw new IllegalStateException("the log has no subtree " + place + " of height " + height);
            }
            return fold(tile, from, count);
        };
    }

    private static byte[] fold(byte[] tile, int from, int count) {
        return count == 1 ? Arrays.copyOfRange(tile, from * Merkle.HASH, (from + 1) * Merkle.HASH)
                : Merkle.node(fold(tile, from, count / 2), fold(tile, from + count / 2, count / 2));
    }

    /** The tree over the leaves from {@code from} to before {@code to}; {@code from} is a multiple of the power of two that covers them. */
    default byte[] range(long from, long to) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            int height = Long.numberOfTrailingZeros(leaves);
            return hash(height, from >> height);
        }
        long split = from + Long.highestOneBit(leaves);
        return Merkle.node(range(from, split), range(split, to));
    }
}
