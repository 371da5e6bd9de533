package luoshu.trust.ledger.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The log as it is stored. */
@Repository
class LogQueries implements Subtrees.Tiles {

    private final JdbcClient jdbc;

    LogQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long size() {
        return jdbc.sql("select first + size from ledger.batch order by first desc limit 1").query(Long.class).optional().orElse(0L);
    }

    /** As many hashes as there are; none where the tree does not reach. */
    @Override
    public byte[] tile(int level, long place) {
        return level == 0 ? join("select string_agg(hashes, ''::bytea order by first) from ledger.batch where first >= :low and first < :high", place)
                : jdbc.sql("select string_agg(hash, ''::bytea order by place) from ledger.node where level = :level and place >= :low and place < :high")
                .param("level", level).param("low", place * Merkle.TILE).param("high", (place + 1) * Merkle.TILE).query((row, n) -> bytes(row.getBytes(1))).single();
    }

    byte[] entries(long bundle) {
        return join("select string_agg(entries, ''::bytea order by first) from ledger.batch where first >= :low and first < :high", bundle);
    }

    private byte[] join(String sql, long place) {
        return jdbc.sql(sql).param("low", place * Merkle.TILE).param("high", (place + 1) * Merkle.TILE).query((row, n) -> bytes(row.getBytes(1))).single();
    }

    private static byte[] bytes(byte @Nullable [] found) {
        return found == null ? new byte[0] : found;
    }

    Optional<Checkpoint> newest() {
        return jdbc.sql("select note from ledger.checkpoint order by size desc limit 1").query(String.class).optional().map(Checkpoint::parse);
    }

    long signedSize() {
        return jdbc.sql("select size from ledger.checkpoint order by size desc limit 1").query(Long.class).optional().orElse(0L);
    }

    void add(Checkpoint checkpoint, Instant now) {
        jdbc.sql("insert into ledger.checkpoint (size, root, note, at) values (:size, :root, :note, :at) on conflict (size) do nothing")
                .param("size", checkpoint.size()).param("root", checkpoint.root()).param("note", checkpoint.note()).param("at", Timestamp.from(now)).update();
    }

    /** What checkpoints were ever signed with. */
    List<String> verifierKeys() {
        return jdbc.sql("select verifier_key from ledger.signer order by since desc, verifier_key").query(String.class).list();
    }

    void signs(String verifierKey, Instant now) {
        jdbc.sql("insert into ledger.signer (verifier_key, since) values (:key, :now) on conflict (verifier_key) do nothing").param("key", verifierKey).param("now", Timestamp.from(now)).update();
    }
}
