package luoshu.trust.ledger.internal;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** What one commit adds to the log: rows of entries, the hashes of tiles they fill, and the edge of the tree after them. */
final class Batch {

    record Row(long first, int size, byte[] entries, byte[] hashes) {
    }

    record Node(int level, long place, byte[] hash) {
    }

    /** A row stays in its page: what is larger is stored apart, in pieces, at four times the cost. */
    private static final int ROW = 7_600;

    private final TreeEdge edge;
    private final List<Row> rows = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final ByteArrayOutputStream entries = new ByteArrayOutputStream(ROW);
    private final ByteArrayOutputStream hashes = new ByteArrayOutputStream(ROW);
    private long first;

    Batch(TreeEdge before) {
        this.edge = before.copy();
        this.first = before.size();
    }

    /** @return the place of the entry */
    long add(byte[] entry, byte[] leaf) {
        if (edge.size() > first && (edge.size() % Merkle.TILE == 0 || entries.size() + hashes.size() + entry.length + Merkle.HASH + 2 > ROW)) {
            cut();
        }
        long place = edge.size();
        entries.write(entry.length >> 8);
        entries.write(entry.length);
        entries.writeBytes(entry);
        hashes.writeBytes(leaf);
        edge.append(leaf, (height, index, hash) -> {
            if (height > 0 && height % 8 == 0) {
                nodes.add(new Node(height / 8, index, hash));
            }
        });
        return place;
    }

    private void cut() {
        rows.add(new Row(first, (int) (edge.size() - first), entries.toByteArray(), hashes.toByteArray()));
        first = edge.size();
        entries.reset();
        hashes.reset();
    }

    List<Row> rows() {
        if (edge.size() > first) {
            cut();
        }
        return rows;
    }

    List<Node> nodes() {
        return nodes;
    }

    TreeEdge edge() {
        return edge;
    }
}
