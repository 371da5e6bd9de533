package luoshu.data.profiles.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import luoshu.data.matching.MatchKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows, records and where they meet. Statements are for a chunk wherever that spares round trips. */
@Repository
class RecordStore {

    static final int CROWD = 50;
    private static final HexFormat HEX = HexFormat.of();
    private final JdbcClient jdbc;

    RecordStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row that is known. {@code profile}: absent while it could not be placed; {@code held}: a person said where it belongs. */
    record Known(UUID id, byte[] digest, @Nullable UUID profile, byte @Nullable [] identity, byte @Nullable [] content, boolean held) {
    }

    /** A record that shares a key. {@code numbered}: its profile has a number. */
    record Met(long key, UUID record, UUID profile, boolean numbered, String library, byte[] content) {
    }

    /** How a record came to its profile. */
    enum Placed { NUMBER, MATCH, NEW, REVIEW }

    /** One at a time over all nodes: two rows of one subject that come at once must meet. */
    void alone() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('profiles.place'))").query((_, _) -> true).single();
    }

    /** By the hexadecimal digest of their keys. */
    Map<String, Known> known(UUID feed, Collection<byte[]> keys) {
        Map<String, Known> known = new HashMap<>();
        jdbc.sql("""
                select w.id, encode(w.row_key, 'hex') as row_key, w.digest, r.profile, r.identity, r.content, exists (select from profiles.pair p where p.state = 'SAME' and (p.one = w.id or p.other = w.id)) as held
                from profiles.raw_row w left join profiles.record r on r.id = w.id
                where w.feed = :feed and w.row_key = any(:keys)
                """).param("feed", feed).param("keys", keys.toArray(byte[][]::new)).query(row -> {
                    known.put(row.getString("row_key"), new Known(row.getObject("id", UUID.class), row.getBytes("digest"), row.getObject("profile", UUID.class), row.getBytes("identity"), row.getBytes("content"), row.getBoolean("held")));
                });
        return known;
    }

    void seen(Collection<UUID> rows, UUID run, Instant now) {
        jdbc.sql("update profiles.raw_row set seen_run = :run, seen_at = :now, gone_at = null where id = any(:ids)").param("run", run).param("now", Timestamp.from(now)).param("ids", rows.toArray(UUID[]::new)).update();
    }

    void raw(UUID id, UUID feed, byte[] key, byte[] digest, byte[] content, UUID run, Instant now) {
        jdbc.sql("""
                insert into profiles.raw_row (id, feed, row_key, digest, content, run, read_at, seen_run, seen_at)
                values (:id, :feed, :key, :digest, :content, :run, :now, :run, :now)
                on conflict (id) do update set digest = excluded.digest, content = excluded.content, run = excluded.run, read_at = excluded.read_at, seen_run = excluded.seen_run, seen_at = excluded.seen_at, gone_at = null
                """).param("id", id).param("feed", feed).param("key", key).param("digest", digest).param("content", content).param("run", run).param("now", Timestamp.from(now)).update();
    }

    /** The standardised row; where it belongs stays. */
    void content(UUID id, byte[] content, byte[] identity) {
        jdbc.sql("update profiles.record set content = :content, identity = :identity where id = :id").param("id", id).param("content", content).param("identity", identity).update();
    }

    void record(UUID id, FeedFile feed, UUID profile, byte @Nullable [] number, byte[] content, byte[] identity, Placed placed, @Nullable Double bits, @Nullable UUID beside, Instant now) {
        jdbc.sql("""
                insert into profiles.record (id, feed, library, kind, profile, number_key, content, identity, placed, bits, beside, placed_at)
                values (:id, :feed, :library, :kind, :profile, :number, :content, :identity, :placed, :bits, :beside, :now)
                on conflict (id) do update set profile = excluded.profile, number_key = excluded.number_key, content = excluded.content, identity = excluded.identity, placed = excluded.placed, bits = excluded.bits,
                       beside = excluded.beside, placed_at = excluded.placed_at
                """).param("id", id).param("feed", feed.id()).param("library", feed.library()).param("kind", feed.kind().name()).param("profile", profile).param("number", number).param("content", content).param("identity", identity)
                .param("placed", placed.name()).param("bits", bits).param("beside", beside).param("now", Timestamp.from(now)).update();
    }

    /** Instead of those it met under before. */
    void blocks(UUID record, Collection<Long> keys) {
        jdbc.sql("delete from profiles.block where record = :record and key <> all(:keys)").param("record", record).param("keys", keys.toArray(Long[]::new)).update();
        jdbc.sql("insert into profiles.block (record, key) select :record, k.key from unnest(:keys::bigint[]) k (key) on conflict do nothing").param("record", record).param("keys", keys.toArray(Long[]::new)).update();
    }

    /** Those in force that share a key. One that more than {@link #CROWD} share tells nothing, and finds nobody. */
    List<Met> met(Collection<Long> keys) {
        return jdbc.sql("""
                select k.key, r.id, r.profile, p.number_key is not null as numbered, r.library, r.content
                from unnest(:keys::bigint[]) k (key)
                cross join lateral (select array_agg(b.record) as records from (select b.record from profiles.block b where b.key = k.key limit :most) b having count(*) < :most) b
                cross join lateral unnest(b.records) m (record)
                join profiles.record r on r.id = m.record
                join profiles.raw_row w on w.id = r.id and w.gone_at is null
                join profiles.profile p on p.id = r.profile
                """).param("keys", keys.toArray(Long[]::new)).param("most", CROWD + 1)
                .query((row, _) -> new Met(row.getLong("key"), row.getObject("id", UUID.class), row.getObject("profile", UUID.class), row.getBoolean("numbered"), row.getString("library"), row.getBytes("content"))).list();
    }

    /** Profiles by the hexadecimal digest of their number. */
    Map<String, UUID> numbered(MatchKind kind, Collection<byte[]> numbers) {
        Map<String, UUID> found = new HashMap<>();
        jdbc.sql("select p.id, encode(p.number_key, 'hex') as number_key from profiles.profile p where p.kind = :kind and p.number_key = any(:numbers)").param("kind", kind.name()).param("numbers", numbers.toArray(byte[][]::new))
                .query(row -> {
                    found.put(row.getString("number_key"), row.getObject("id", UUID.class));
                });
        return found;
    }

    void profile(UUID id, MatchKind kind, byte @Nullable [] number, Instant now) {
        jdbc.sql("insert into profiles.profile (id, kind, number_key, created_at) values (:id, :kind, :number, :now)").param("id", id).param("kind", kind.name()).param("number", number).param("now", Timestamp.from(now)).update();
    }

    /** Whether the profile has no number, or this one. */
    boolean takes(UUID profile, byte @Nullable [] number) {
        return jdbc.sql("select p.number_key is null or p.number_key = :number from profiles.profile p where p.id = :id").param("id", profile).param("number", number == null ? new byte[0] : number).query(Boolean.class).single();
    }

    /** A profile that had none has this number now. */
    void number(UUID profile, byte[] number) {
        jdbc.sql("update profiles.profile set number_key = :number where id = :id and number_key is null").param("id", profile).param("number", number).update();
    }

    /** Profiles a person was asked about with this record, or with what is in its profile: it is not put there, nor is anybody asked again. */
    Set<UUID> asked(UUID record, UUID profile) {
        return new HashSet<>(jdbc.sql("""
                select x.profile from profiles.record a join profiles.pair p on p.one = a.id join profiles.record x on x.id = p.other where (a.id = :record or a.profile = :profile) and p.state <> 'SAME'
                union
                select x.profile from profiles.record a join profiles.pair p on p.other = a.id join profiles.record x on x.id = p.one where (a.id = :record or a.profile = :profile) and p.state <> 'SAME'
                """).param("record", record).param("profile", profile).query(UUID.class).list());
    }

    boolean pair(UUID id, UUID record, UUID other, UUID feed, MatchKind kind, double bits, Instant now) {
        boolean first = record.compareTo(other) < 0;
        return jdbc.sql("""
                insert into profiles.pair (id, one, other, feed, kind, bits, state, opened_at) values (:id, :one, :other, :feed, :kind, :bits, 'OPEN', :now) on conflict (one, other) do nothing
                """).param("id", id).param("one", first ? record : other).param("other", first ? other : record).param("feed", feed).param("kind", kind.name()).param("bits", bits).param("now", Timestamp.from(now)).update() == 1;
    }

    static String hex(byte[] digest) {
        return HEX.formatHex(digest);
    }
}
