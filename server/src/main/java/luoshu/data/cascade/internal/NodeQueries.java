package luoshu.data.cascade.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.cascade.NodeRelation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class NodeQueries {

    private static final int MOST = 500;
    private static final String SELECT = """
            select id, name, division, relation, address, public_key, suspended, version, changed_at, changed_by, sent, acknowledged, received, peer_sent, peer_knows, revision, returned_on, exchanged_at, cut_since,
                   failures, failure, next_at, stated_at, stated_mark
            from cascade.node
            """;
    private final JdbcClient jdbc;

    NodeQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<NodeFile> list() {
        return jdbc.sql(SELECT + "order by relation desc, division limit " + MOST).query(NodeQueries::file).list();
    }

    boolean full() {
        return jdbc.sql("select count(*) from cascade.node").query(Integer.class).single() >= MOST;
    }

    Optional<NodeFile> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id").param("id", id).query(NodeQueries::file).optional();
    }

    Optional<NodeFile> findByDivision(String division) {
        return jdbc.sql(SELECT + "where division = :division").param("division", division).query(NodeQueries::file).optional();
    }

    Optional<NodeFile> lock(UUID id) {
        return jdbc.sql(SELECT + "where id = :id for update").param("id", id).query(NodeQueries::file).optional();
    }

    UUID insert(String name, String division, NodeRelation relation, @Nullable String address, byte[] key, String by, Instant now) {
        return jdbc.sql("""
                insert into cascade.node (name, division, relation, address, public_key, created_at, changed_at, changed_by, next_at) values (:name, :division, :relation, :address::text, :key, :now, :now, :by, :now) returning id
                """).param("name", name).param("division", division).param("relation", relation.name()).param("address", address).param("key", key).param("by", by).param("now", Timestamp.from(now))
                .query(UUID.class).single();
    }

    void change(UUID id, String name, @Nullable String address, byte[] key, String by, Instant now) {
        jdbc.sql("""
                update cascade.node set name = :name, address = :address::text, public_key = :key, version = version + 1, changed_at = :now, changed_by = :by, next_at = :now, failures = 0 where id = :id
                """).param("name", name).param("address", address).param("key", key).param("by", by).param("now", Timestamp.from(now)).param("id", id).update();
    }

    void suspend(UUID id, boolean suspended, String by, Instant now) {
        jdbc.sql("update cascade.node set suspended = :suspended, version = version + 1, changed_at = :now, changed_by = :by, next_at = :now, failures = 0, cut_since = null, failure = null where id = :id")
                .param("suspended", suspended).param("now", Timestamp.from(now)).param("by", by).param("id", id).update();
    }

    /** Number of the next own message; the row is locked until the commit, so that messages become visible in their order. */
    long nextNumber(UUID id) {
        return jdbc.sql("update cascade.node set sent = sent + 1 where id = :id returning sent").param("id", id).query(Long.class).single();
    }

    void read(UUID id, long revision) {
        jdbc.sql("update cascade.node set revision = :revision where id = :id").param("revision", revision).param("id", id).update();
    }

    void returned(UUID id, LocalDate day) {
        jdbc.sql("update cascade.node set returned_on = :day where id = :id").param("day", day).param("id", id).update();
    }

    /** What an exchange that went well leaves behind. */
    void exchanged(UUID id, long acknowledged, long received, long peerSent, long peerKnows, Instant now) {
        jdbc.sql("""
                update cascade.node set acknowledged = :acknowledged, received = :received, peer_sent = :peerSent, peer_knows = :peerKnows, exchanged_at = :now, cut_since = null, failures = 0, failure = null where id = :id
                """).param("acknowledged", acknowledged).param("received", received).param("peerSent", peerSent).param("peerKnows", peerKnows).param("now", Timestamp.from(now)).param("id", id).update();
    }

    void stated(UUID id, Instant now, long mark) {
        jdbc.sql("update cascade.node set stated_at = :now, stated_mark = :mark where id = :id").param("now", Timestamp.from(now)).param("mark", mark).param("id", id).update();
    }

    void failed(UUID id, String failure, Instant now, Instant next) {
        jdbc.sql("update cascade.node set failures = failures + 1, failure = :failure, cut_since = coalesce(cut_since, :now), next_at = :next where id = :id").param("failure", failure)
                .param("now", Timestamp.from(now)).param("next", Timestamp.from(next)).param("id", id).update();
    }

    void rest(UUID id, Instant next) {
        jdbc.sql("update cascade.node set next_at = :next where id = :id").param("next", Timestamp.from(next)).param("id", id).update();
    }

    /** Those to be called now. */
    List<UUID> due(Instant now) {
        return jdbc.sql("select id from cascade.node where address is not null and not suspended and next_at <= :now and (lease is null or lease < :now) order by next_at").param("now", Timestamp.from(now))
                .query(UUID.class).list();
    }

    /** One process of the installation at a time speaks to a node. */
    boolean lease(UUID id, Instant now, Instant until) {
        return jdbc.sql("update cascade.node set lease = :until where id = :id and (lease is null or lease < :now)").param("until", Timestamp.from(until)).param("id", id).param("now", Timestamp.from(now)).update() == 1;
    }

    void prolong(UUID id, Instant until) {
        jdbc.sql("update cascade.node set lease = :until where id = :id").param("until", Timestamp.from(until)).param("id", id).update();
    }

    void release(UUID id) {
        jdbc.sql("update cascade.node set lease = null where id = :id").param("id", id).update();
    }

    /** @return false if the request was heard before */
    boolean once(UUID id, String nonce, Instant now) {
        return jdbc.sql("insert into cascade.nonce (node, nonce, at) values (:id, :nonce, :now) on conflict do nothing").param("id", id).param("nonce", nonce).param("now", Timestamp.from(now)).update() == 1;
    }

    void forgetNonces(Instant before) {
        jdbc.sql("delete from cascade.nonce where at < :before").param("before", Timestamp.from(before)).update();
    }

    private static NodeFile file(ResultSet row, int number) throws SQLException {
        return new NodeFile(row.getObject("id", UUID.class), row.getString("name"), row.getString("division"), NodeRelation.valueOf(row.getString("relation")), row.getString("address"), row.getBytes("public_key"),
                row.getBoolean("suspended"), row.getInt("version"), row.getTimestamp("changed_at").toInstant(), row.getString("changed_by"), row.getLong("sent"), row.getLong("acknowledged"), row.getLong("received"),
                row.getLong("peer_sent"), row.getLong("peer_knows"), row.getLong("revision"), row.getObject("returned_on", LocalDate.class), instant(row, "exchanged_at"), instant(row, "cut_since"),
                row.getInt("failures"), row.getString("failure"), row.getTimestamp("next_at").toInstant(), instant(row, "stated_at"), row.getLong("stated_mark"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
