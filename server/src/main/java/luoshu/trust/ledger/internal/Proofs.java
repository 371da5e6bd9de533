package luoshu.trust.ledger.internal;

import java.util.ArrayList;
import java.util.List;

/** RFC 9162, 2.1.3.1 and 2.1.4.1. */
final class Proofs {

    private final Subtrees subtrees;
    private final List<byte[]> path = new ArrayList<>();

    private Proofs(Subtrees subtrees) {
        this.subtrees = subtrees;
    }

    /** That leaf {@code index} stands in the tree of the first {@code size}. */
    static List<byte[]> inclusion(Subtrees subtrees, long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
        }
        Proofs proof = new Proofs(subtrees);
        proof.include(index, 0, size);
        return proof.path;
    }

    /** That the tree of the first {@code to} leaves continues the one of the first {@code from}. */
    static List<byte[]> consistency(Subtrees subtrees, long from, long to) {
        if (from < 1 || from > to) {
            throw new IllegalArgumentException("no growth from " + from + " to " + to);
        }
        Proofs proof = new Proofs(subtrees);
        proof.continues(from, 0, to, true);
        return proof.path;
    }

    private void include(long index, long from, long to) {
        if (to - from == 1) {
            return;
        }
        long split = from + half(to - from);
        if (index < split) {
            include(index, from, split);
            path.add(subtrees.range(split, to));
        } else {
            include(index, split, to);
            path.add(subtrees.range(from, split));
        }
    }

    private void continues(long old, long from, long to, boolean known) {
        if (old == to) {
            if (!known) {
                path.add(subtrees.range(from, to));
            }
            return;
        }
        long split = from + half(to - from);
        if (old <= split) {
            continues(old, from, split, known);
            path.add(subtrees.range(split, to));
        } else {
            continues(old, split, to, false);
            path.add(subtrees.range(from, split));
        }
    }

    /** The largest power of two below {@code leaves}. */
    private static long half(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
