package luoshu.verify;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads every entry once, in constant memory: entries against tiles, tiles against each other, all of it against the signed root and against checkpoints kept from before. */
final class WholeLog {

    private final Source source;
    private final Checkpoint newest;
    private final List<Checkpoint> kept;
    private final List<byte[]> perfect = new ArrayList<>();
    private final List<ByteArrayOutputStream> tiles = new ArrayList<>();
    private final List<Long> places = new ArrayList<>();
    private final Set<Checkpoint> seen = new HashSet<>();
    private long size;

    private WholeLog(Source source, Checkpoint newest, List<Checkpoint> kept) {
        this.source = source;
        this.newest = newest;
        this.kept = kept;
    }

    static void verify(Source source, Checkpoint newest, List<Checkpoint> kept) {
        for (Checkpoint old : kept) {
            if (!old.origin().equals(newest.origin())) {
                throw new Wrong("a checkpoint kept is of another log: " + old.origin());
            }
            if (old.size() > newest.size()) {
                throw new Wrong("the log was put back: it has " + newest.size() + " entries, a checkpoint kept from before has " + old.size());
            }
        }
        new WholeLog(source, newest, kept).read();
    }

    private void read() {
        compareKept();
        for (long bundle = 0; size < newest.size(); bundle++) {
            int width = (int) Math.min(256, newest.size() - size);
            byte[] hashes = source.tile("0", bundle, width);
            ByteBuffer entries = ByteBuffer.wrap(source.tile("entries", bundle, width));
            if (hashes.length != width * Tree.HASH) {
                throw new Wrong("tile 0/" + bundle + " has " + hashes.length + " bytes");
            }
            for (int i = 0; i < width; i++) {
                byte[] leaf = Tree.leaf(entry(entries));
                if (!Arrays.equals(leaf, 0, Tree.HASH, hashes, i * Tree.HASH, (i + 1) * Tree.HASH)) {
                    throw new Wrong("entry " + size + " is not the one its tile was made from");
                }
                append(leaf);
                compareKept();
            }
            if (entries.hasRemaining()) {
                throw new Wrong("bundle " + bundle + " has more entries than it should");
            }
        }
        for (int level = 1; level < tiles.size(); level++) {
            compareTile(level);
        }
        if (!Arrays.equals(root(), newest.root())) {
            throw new Wrong("the entries do not come to the signed root");
        }
    }

    private byte[] entry(ByteBuffer entries) {
        int length = entries.remaining() < 2 ? -1 : entries.getShort() & 0xffff;
        if (length < 0 || length > entries.remaining()) {
            throw new Wrong("entry " + size + " is cut off");
        }
        byte[] entry = new byte[length];
        entries.get(entry);
        return entry;
    }

    private void append(byte[] leaf) {
        byte[] hash = leaf;
        int height = 0;
        for (; (size >> height & 1) == 1; height++) {
            hash = Tree.node(perfect.get(height), hash);
            if ((height + 1) % 8 == 0) {
                tile((height + 1) / 8, hash);
            }
        }
        while (perfect.size() <= height) {
            perfect.add(null);
        }
        perfect.set(height, hash);
        size++;
    }

    private void tile(int level, byte[] hash) {
        while (tiles.size() <= level) {
            tiles.add(new ByteArrayOutputStream());
            places.add(0L);
        }
        tiles.get(level).writeBytes(hash);
        if (tiles.get(level).size() == 256 * Tree.HASH) {
            compareTile(level);
            tiles.get(level).reset();
            places.set(level, places.get(level) + 1);
        }
    }

    private void compareTile(int level) {
        int width = tiles.get(level).size() / Tree.HASH;
        if (width > 0 && !Arrays.equals(tiles.get(level).toByteArray(), source.tile(String.valueOf(level), places.get(level), width))) {
            throw new Wrong("tile " + level + "/" + places.get(level) + " does not follow from the entries below it");
        }
    }

    private void compareKept() {
        for (Checkpoint old : kept) {
            if (old.size() == size && seen.add(old) && !Arrays.equals(root(), old.root())) {
                throw new Wrong("the first " + size + " entries are not those a checkpoint kept from before was signed for");
            }
        }
    }

    private byte[] root() {
        byte[] root = null;
        for (int height = 0; height < perfect.size(); height++) {
            if ((size >> height & 1) == 1) {
                root = root == null ? perfect.get(height) : Tree.node(perfect.get(height), root);
            }
        }
        return root == null ? Tree.sha256().digest() : root;
    }
}
