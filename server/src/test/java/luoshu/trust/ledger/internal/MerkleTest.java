package luoshu.trust.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Against the vectors every implementation of certificate transparency is tested with, and against a tree written down as the RFC defines it. */
class MerkleTest {

    private static final List<String> ENTRIES = List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
    private static final List<String> ROOTS = List.of("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static List<byte[]> leaves() {
        return ENTRIES.stream().map(HexFormat.of()::parseHex).map(Merkle::leaf).toList();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HexFormat.of()::formatHex).toList();
    }

    @Test
    void roots_are_those_of_the_published_vectors() {
        TreeEdge edge = TreeEdge.empty();
        assertThat(hex(edge.root())).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (int i = 0; i < 8; i++) {
            edge.append(leaves().get(i), (height, place, hash) -> { });
            assertThat(hex(edge.root())).isEqualTo(ROOTS.get(i));
        }
    }

    @Test
    void proofs_are_those_of_the_published_vectors() {
        Subtrees tree = new Naive(leaves()).subtrees();
        assertThat(hex(Proofs.inclusion(tree, 0, 1))).isEmpty();
        assertThat(hex(Proofs.inclusion(tree, 0, 8))).containsExactly("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e", "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(hex(Proofs.consistency(tree, 1, 1))).isEmpty();
        assertThat(hex(Proofs.consistency(tree, 1, 8))).containsExactly("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e", "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(hex(Proofs.consistency(tree, 6, 8))).containsExactly("0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(hex(Proofs.consistency(tree, 2, 5))).containsExactly("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
        assertThatThrownBy(() -> Proofs.inclusion(tree, 8, 8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proofs.consistency(tree, 9, 8)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_edge_and_the_tiles_agree_with_a_tree_written_down_as_defined() {
        Random random = new Random(20261122);
        List<byte[]> leaves = new ArrayList<>();
        Tiles tiles = new Tiles();
        TreeEdge edge = TreeEdge.empty();
        for (int size = 1; size <= 3_000; size++) {
            byte[] leaf = Merkle.leaf(new byte[] {(byte) size, (byte) (size >> 8)});
            leaves.add(leaf);
            edge.append(leaf, tiles::add);
            if (size < 300 || random.nextInt(40) == 0 || size % 256 < 2) {
                Subtrees subtrees = Subtrees.of(tiles);
                byte[] root = new Naive(leaves).root(0, size);
                assertThat(edge.root()).as("root of %d", size).isEqualTo(root);
                assertThat(subtrees.range(0, size)).isEqualTo(root);
                assertThat(TreeEdge.of(size, subtrees).root()).isEqualTo(root);
                int index = random.nextInt(size);
                assertThat(hex(Proofs.inclusion(subtrees, index, size))).isEqualTo(hex(new Naive(leaves).path(index, 0, size)));
            }
        }
    }

    @Test
    void an_edge_read_back_goes_on_as_if_nothing_had_happened() {
        Tiles tiles = new Tiles();
        TreeEdge straight = TreeEdge.empty();
        TreeEdge broken = TreeEdge.empty();
        for (int i = 0; i < 70_000; i++) {
            byte[] leaf = Merkle.leaf(new byte[] {(byte) i, (byte) (i >> 8), (byte) (i >> 16)});
            straight.append(leaf, (height, place, hash) -> { });
            broken.append(leaf, tiles::add);
            if (i % 997 == 0) {
                broken = TreeEdge.of(i + 1, Subtrees.of(tiles));
            }
        }
        assertThat(broken.root()).isEqualTo(straight.root());
    }

    /** 2.1.1 and 2.1.3.1 word for word. */
    private record Naive(List<byte[]> leaves) {

        byte[] root(int from, int to) {
            if (to - from == 1) {
                return leaves.get(from);
            }
            int split = from + Integer.highestOneBit(to - from - 1);
            return Merkle.node(root(from, split), root(split, to));
        }

        List<byte[]> path(int index, int from, int to) {
            if (to - from == 1) {
                return new ArrayList<>();
            }
            int split = from + Integer.highestOneBit(to - from - 1);
            List<byte[]> path = index < split ? path(index, from, split) : path(index, split, to);
            path.add(index < split ? root(split, to) : root(from, split));
            return path;
        }

        Subtrees subtrees() {
            return (height, place) -> root((int) (place << height), (int) (place + 1 << height));
        }
    }

    private static final class Tiles implements Subtrees.Tiles {
        private final List<List<byte[]>> levels = new ArrayList<>();

        void add(int height, long place, byte[] hash) {
            if (height % 8 == 0) {
                while (levels.size() <= height / 8) {
                    levels.add(new ArrayList<>());
                }
                assertThat(levels.get(height / 8)).hasSize((int) place);
                levels.get(height / 8).add(hash);
            }
        }

        @Override
        public byte[] tile(int level, long place) {
            List<byte[]> all = level < levels.size() ? levels.get(level) : List.of();
            int from = (int) Math.min(all.size(), place * 256);
            int to = Math.min(all.size(), from + 256);
            byte[] tile = new byte[(to - from) * 32];
            for (int i = from; i < to; i++) {
                System.arraycopy(all.get(i), 0, tile, (i - from) * 32, 32);
            }
            return Arrays.copyOf(tile, tile.length);
        }
    }
}
