package luoshu.trust.ledger.internal;

/** The right edge of the tree: one perfect subtree for each bit of its size. All that appending and the root need, O(1) amortised a leaf. */
final class TreeEdge {

    /** Told of every subtree that will not change any more. */
    interface Completed {
        void subtree(int height, long place, byte[] hash);
    }

    private static final int HEIGHTS = 63;
    private final byte[][] perfect;
    private long size;

    private TreeEdge(long size, byte[][] perfect) {
        this.size = size;
        this.perfect = perfect;
    }

    static TreeEdge empty() {
        return new TreeEdge(0, new byte[HEIGHTS][]);
    }

    static TreeEdge of(long size, Subtrees subtrees) {
        byte[][] perfect = new byte[HEIGHTS][];
        for (int height = 0; height < HEIGHTS; height++) {
            if ((size >> height & 1) == 1) {
                perfect[height] = subtrees.hash(height, (size >> height) - 1);
            }
        }
        return new TreeEdge(size, perfect);
    }

    TreeEdge copy() {
        return new TreeEdge(size, perfect.clone());
    }

    long size() {
        return size;
    }

    void append(byte[] leaf, Completed completed) {
        byte[] hash = leaf;
        int height = 0;
        completed.subtree(0, size, hash);
        for (; (size >> height & 1) == 1; height++) {
            hash = Merkle.node(perfect[height], hash);
            completed.subtree(height + 1, size >> height + 1, hash);
        }
        perfect[height] = hash;
        size++;
    }

    byte[] root() {
        byte[] root = null;
        for (int height = 0; height < HEIGHTS; height++) {
            if ((size >> height & 1) == 1) {
                root = root == null ? perfect[height] : Merkle.node(perfect[height], root);
            }
        }
        return root == null ? Merkle.sha256().digest() : root;
    }
}
