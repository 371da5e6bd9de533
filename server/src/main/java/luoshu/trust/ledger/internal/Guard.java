package luoshu.trust.ledger.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Whether what is stored continues what was signed: asked by a node before it sequences. */
final class Guard {

    private final LogQueries log;
    private final SavedCheckpoint saved;
    private final String origin;

    Guard(LogQueries log, SavedCheckpoint saved, String origin) {
        this.log = log;
        this.saved = saved;
        this.origin = origin;
    }

    /** @return why not, or null */
    @Nullable String objection() {
        long size = log.size();
        Optional<Checkpoint> own = saved.read();
        return Stream.concat(own.stream().map(one -> objection(one, size, "saved in " + saved.file())), log.newest().stream().map(one -> objection(one, size, "stored")))
                .flatMap(Stream::ofNullable).findFirst().orElseGet(() -> lastBundle(size));
    }

    private @Nullable String objection(Checkpoint signed, long size, String where) {
        if (!signed.origin().equals(origin)) {
            return "the checkpoint " + where + " is of the log " + signed.origin() + ", not of " + origin;
        }
        if (signed.size() > size) {
            return "a checkpoint of " + signed.size() + " entries is " + where + ", but the log has " + size + ": it was put back or cut";
        }
        try {
            return signed.size() == 0 || Arrays.equals(Subtrees.of(log).range(0, signed.size()), signed.root()) ? null
                    : "the first " + signed.size() + " entries are not those of the checkpoint " + where;
        } catch (IllegalStateException hole) {
            return "the checkpoint of " + signed.size() + " entries " + where + " cannot be computed again: " + hole.getMessage();
        }
    }

    /** The entries new ones are appended to. The others are the auditors' to look at. */
    private @Nullable String lastBundle(long size) {
        long bundle = Math.max(0, size - 1) / Merkle.TILE;
        ByteBuffer hashes = ByteBuffer.wrap(log.tile(0, bundle));
        ByteBuffer entries = ByteBuffer.wrap(log.entries(bundle));
        for (long place = bundle * Merkle.TILE; place < size; place++) {
            byte[] hash = new byte[Math.min(Merkle.HASH, hashes.remaining())];
            byte[] entry = new byte[entries.remaining() < 2 ? 0 : Math.min(entries.getShort() & 0xffff, entries.remaining())];
            hashes.get(hash);
            entries.get(entry);
            if (!Arrays.equals(Merkle.leaf(entry), hash)) {
                return "entry " + place + " is not what its hash says";
            }
        }
        return null;
    }
}
