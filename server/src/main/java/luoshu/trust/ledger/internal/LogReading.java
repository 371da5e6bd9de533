package luoshu.trust.ledger.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import luoshu.trust.ledger.Receipt;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log for whoever checks it. The first hashes of a tile never change, so what a proof needed is kept in memory, 32 MB of it. */
@Component
public class LogReading {

    private record Tile(int level, long place, int width) {
    }

    private final LogQueries log;
    private final JsonMapper json;
    private final Cache<Tile, byte[]> tiles = Caffeine.newBuilder().maximumWeight(32L << 20).weigher((Tile tile, byte[] hashes) -> hashes.length).build();

    LogReading(LogQueries log, JsonMapper json) {
        this.log = log;
        this.json = json;
    }

    public Optional<String> checkpoint() {
        return log.newest().map(Checkpoint::note);
    }

    /** Of the newest checkpoint; 0 before the first. */
    public long signedSize() {
        return log.newest().map(Checkpoint::size).orElse(0L);
    }

    /** Every key that ever signed, the newest first. A verifier takes its keys from elsewhere and looks here for which it lacks. */
    public List<String> verifierKeys() {
        return log.verifierKeys();
    }

    /** Empty unless the tree reaches that far. */
    public Optional<byte[]> tile(int level, long place, int width) {
        byte[] tile = tile(new Tile(level, place, width));
        return tile.length == 0 ? Optional.empty() : Optional.of(tile);
    }

    public Optional<byte[]> entries(long bundle, int width) {
        byte[] entries = log.entries(bundle);
        int end = 0;
        for (int entry = 0; entry < width; entry++) {
            if (end + 2 > entries.length) {
                return Optional.empty();
            }
            end += 2 + ((entries[end] & 0xff) << 8 | entries[end + 1] & 0xff);
        }
        return Optional.of(Arrays.copyOf(entries, end));
    }

    /** Base64, from the leaf to the root. */
    public List<String> inclusion(long index, long size) {
        return base64(Proofs.inclusion(tree(size), index, size));
    }

    public List<String> consistency(long from, long to) {
        return base64(Proofs.consistency(tree(to), from, to));
    }

    public String leafHash(long index, long size) {
        return Base64.getEncoder().encodeToString(tree(size).hash(0, index));
    }

    Receipt receipt(ActQueries.Row act, Optional<Checkpoint> newest) {
        JsonNode entry = json.readTree(act.entry());
        Long index = act.place();
        String proof = index == null ? null : newest.filter(checkpoint -> checkpoint.size() > index).map(checkpoint -> proof(act, index, checkpoint)).orElse(null);
        return new Receipt(entry.path("kind").asString(), Instant.parse(entry.path("at").asString()), index, proof);
    }

    private String proof(ActQueries.Row act, long index, Checkpoint checkpoint) {
        String extra = new String(act.entry(), StandardCharsets.UTF_8) + "\n" + Base64.getEncoder().encodeToString(act.salt()) + "\n" + act.content() + "\n";
        StringBuilder proof = new StringBuilder("c2sp.org/tlog-proof@v1\nextra ").append(Base64.getEncoder().encodeToString(extra.getBytes(StandardCharsets.UTF_8)))
                .append("\nindex ").append(index).append('\n');
        inclusion(index, checkpoint.size()).forEach(hash -> proof.append(hash).append('\n'));
        return proof.append('\n').append(checkpoint.note()).toString();
    }

    private static List<String> base64(List<byte[]> hashes) {
        return hashes.stream().map(Base64.getEncoder()::encodeToString).toList();
    }

    private Subtrees tree(long size) {
        return Subtrees.of((level, place) -> tile(new Tile(level, place, (int) Math.min(Merkle.TILE, (size >> 8 * level) - place * Merkle.TILE))));
    }

    private byte[] tile(Tile wanted) {
        byte[] known = tiles.getIfPresent(wanted);
        if (known != null) {
            return known;
        }
        byte[] stored = log.tile(wanted.level, wanted.place);
        if (stored.length < wanted.width * Merkle.HASH) {
            return new byte[0];
        }
        byte[] tile = Arrays.copyOf(stored, wanted.width * Merkle.HASH);
        tiles.put(wanted, tile);
        return tile;
    }
}
