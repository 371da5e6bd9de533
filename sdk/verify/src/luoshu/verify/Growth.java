package luoshu.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** That one checkpoint continues another, by the few tiles the proof needs. */
final class Growth {

    private final Source source;
    private final long size;
    private final Map<String, byte[]> tiles = new HashMap<>();
    private final List<byte[]> proof = new ArrayList<>();

    private Growth(Source source, long size) {
        this.source = source;
        this.size = size;
    }

    static void verify(Source source, Checkpoint old, Checkpoint young) {
        if (!old.origin().equals(young.origin())) {
            throw new Wrong("two logs: " + old.origin() + " and " + young.origin());
        }
        Growth growth = new Growth(source, young.size());
        if (old.size() > 0 && old.size() < young.size()) {
            growth.prove(old.size(), 0, young.size(), true);
        }
        Tree.consistency(old.size(), old.root(), young.size(), young.root(), growth.proof);
    }

    private void prove(long old, long from, long to, boolean known) {
        if (old == to) {
            if (!known) {
                proof.add(range(from, to));
            }
            return;
        }
        long split = from + Long.highestOneBit(to - from - 1);
        if (old <= split) {
            prove(old, from, split, known);
            proof.add(range(split, to));
        } else {
            prove(old, split, to, false);
            proof.add(range(from, split));
        }
    }

    private byte[] range(long from, long to) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            return subtree(Long.numberOfTrailingZeros(leaves), from);
        }
        long split = from + Long.highestOneBit(leaves);
        return Tree.node(range(from, split), range(split, to));
    }

    private byte[] subtree(int height, long from) {
        int level = height / 8;
        long first = from >> 8 * level;
        byte[] tile = tiles.computeIfAbsent(level + "/" + first / 256, key -> {
            int width = (int) Math.min(256, (size >> 8 * level) - first / 256 * 256);
            byte[] read = source.tile(String.valueOf(level), first / 256, width);
            if (read.length != width * Tree.HASH) {
                throw new Wrong("tile " + key + " has " + read.length + " bytes");
            }
            return read;
        });
        return fold(tile, (int) (first % 256), 1 << height % 8);
    }

    private static byte[] fold(byte[] tile, int from, int count) {
        return count == 1 ? Arrays.copyOfRange(tile, from * Tree.HASH, (from + 1) * Tree.HASH)
                : Tree.node(fold(tile, from, count / 2), fold(tile, from + count / 2, count / 2));
    }
}
