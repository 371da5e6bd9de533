package luoshu.trust.geo.internal;

import java.util.Arrays;

/** Names → ids, found from a place in a text onwards. Some 100 000 nodes in a few arrays; children of a node are a list, of the root a table. */
final class NameTrie {

    /** Told of each name found. */
    interface Found {
        void name(int id, int end);
    }

    private final int[] first = new int[Character.MAX_VALUE + 1];
    private char[] letter = new char[1 << 16];
    private int[] child = new int[1 << 16];
    private int[] sibling = new int[1 << 16];
    /** Index into {@code ids} plus one of the list of ids that end here. */
    private int[] ending = new int[1 << 16];
    private int nodes = 1;
    private int[] ids = new int[1 << 16];
    private int[] next = new int[1 << 16];
    private int entries = 1;

    void put(String name, int id) {
        int node = 0;
        for (int i = 0; i < name.length(); i++) {
            node = i == 0 ? root(name.charAt(0)) : below(node, name.charAt(i));
        }
        if (entries == ids.length) {
            ids = Arrays.copyOf(ids, entries * 2);
            next = Arrays.copyOf(next, entries * 2);
        }
        ids[entries] = id;
        next[entries] = ending[node];
        ending[node] = entries++;
    }

    /** Every name that stands in {@code text} at {@code from}, the short ones first. */
    void find(String text, int from, Found found) {
        if (from >= text.length()) {
            return;
        }
        int node = first[text.charAt(from)];
        for (int at = from + 1; node != 0; at++) {
            for (int entry = ending[node]; entry != 0; entry = next[entry]) {
                found.name(ids[entry], at);
            }
            node = at < text.length() ? search(node, text.charAt(at)) : 0;
        }
    }

    private int root(char c) {
        if (first[c] == 0) {
            first[c] = node(c, 0);
        }
        return first[c];
    }

    private int below(int node, char c) {
        int known = search(node, c);
        if (known == 0) {
            known = node(c, child[node]);
            child[node] = known;
        }
        return known;
    }

    private int search(int node, char c) {
        int at = child[node];
        while (at != 0 && letter[at] != c) {
            at = sibling[at];
        }
        return at;
    }

    private int node(char c, int beside) {
        if (nodes == letter.length) {
            letter = Arrays.copyOf(letter, nodes * 2);
            child = Arrays.copyOf(child, nodes * 2);
            sibling = Arrays.copyOf(sibling, nodes * 2);
            ending = Arrays.copyOf(ending, nodes * 2);
        }
        letter[nodes] = c;
        sibling[nodes] = beside;
        return nodes++;
    }
}
