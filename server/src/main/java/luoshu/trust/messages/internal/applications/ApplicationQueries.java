package luoshu.trust.messages.internal.applications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Scope;
import luoshu.kernel.organs.Organ;
import luoshu.trust.messages.MessageApplication;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ApplicationQueries {

    private static final String SELECT = "select id, name, organ, organ_name, duty, region, members::text as members, daily_limit, endpoint, secret, verified_at, version from messages.application ";
    private static final int MOST = 200;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ApplicationQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<ApplicationRow> list(Scope scope) {
        Scope.Predicate reach = reach(scope);
        return jdbc.sql(SELECT + "where " + reach.sql() + " order by organ, name limit " + MOST).params(reach.params()).query(this::row).list();
    }

    Optional<ApplicationRow> find(UUID id, Scope scope) {
        Scope.Predicate reach = reach(scope);
        return jdbc.sql(SELECT + "where id = :id and " + reach.sql()).param("id", id).params(reach.params()).query(this::row).optional();
    }

    private static Scope.Predicate reach(Scope scope) {
        return scope.predicate("organ", "duty", "region", "0", "s");
    }

    Optional<ApplicationRow> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id").param("id", id).query(this::row).optional();
    }

    /** Of each organ at most 200; none of an organ that has none. */
    Map<String, List<UUID>> listening(Collection<String> organs) {
        Map<String, List<UUID>> found = new HashMap<>();
        jdbc.sql("""
                select o.organ, a.id from unnest(:organs::text[]) as o(organ)
                    cross join lateral (select id from messages.application where organ = o.organ and verified_at is not null order by id limit :most) a
                order by o.organ, a.id
                """).param("organs", organs.toArray(String[]::new)).param("most", MOST)
                .query((RowCallbackHandler) row -> found.computeIfAbsent(row.getString("organ"), _ -> new ArrayList<>()).add(row.getObject("id", UUID.class)));
        return found;
    }

    /** Empty: the organ has one of this name. */
    Optional<UUID> insert(String name, Organ organ, int dailyLimit, String by, Instant now) {
        return jdbc.sql("""
                insert into messages.application (name, organ, organ_name, duty, region, daily_limit, made_at, made_by) values (:name, :organ, :organName, :duty, :region, :limit, :now, :by)
                on conflict on constraint application_name do nothing returning id
                """).param("name", name).param("organ", organ.code().value()).param("organName", organ.name()).param("duty", organ.duty()).param("region", organ.region().value())
                .param("limit", dailyLimit).param("now", Timestamp.from(now)).param("by", by).query(UUID.class).optional();
    }

    boolean change(UUID id, int version, List<String> members, int dailyLimit) {
        return jdbc.sql("update messages.application set members = :members::jsonb, daily_limit = :limit, version = version + 1 where id = :id and version = :version").param("id", id)
                .param("version", version).param("members", json.writeValueAsString(members)).param("limit", dailyLimit).update() == 1;
    }

    /** A new address has to prove itself before it is used. */
    boolean endpoint(UUID id, int version, @Nullable String endpoint, byte @Nullable [] secret) {
        return jdbc.sql("update messages.application set endpoint = :endpoint, secret = :secret, verified_at = null, version = version + 1 where id = :id and version = :version").param("id", id)
                .param("version", version).param("endpoint", endpoint).param("secret", secret).update() == 1;
    }

    void verified(UUID id, String endpoint, Instant now) {
        jdbc.sql("update messages.application set verified_at = :now where id = :id and endpoint = :endpoint").param("id", id).param("endpoint", endpoint).param("now", Timestamp.from(now))
                .update();
    }

    void addKey(UUID application, MessageApplication.KeyKind kind, String name, byte[] hash, String hint, String maker, Instant now) {
        jdbc.sql("insert into messages.key (application, kind, name, hash, hint, made_at, maker) values (:application, :kind, :name, :hash, :hint, :now, :maker)").param("application", application)
                .param("kind", kind.name()).param("name", name).param("hash", hash).param("hint", hint).param("maker", maker).param("now", Timestamp.from(now)).update();
    }

    /** False when there is no such key in force. */
    boolean revoke(UUID application, UUID key, String revoker, Instant now) {
        return jdbc.sql("update messages.key set revoked_at = :now, revoker = :revoker where id = :key and application = :application and revoked_at is null").param("key", key)
                .param("application", application).param("revoker", revoker).param("now", Timestamp.from(now)).update() == 1;
    }

    /** Newest first, of each application at most 200; none of one that has none. */
    Map<UUID, List<MessageApplication.Key>> keys(Collection<UUID> applications) {
        Map<UUID, List<MessageApplication.Key>> found = new HashMap<>();
        jdbc.sql("""
                select k.* from unnest(:applications::uuid[]) as a(id) cross join lateral (select * from messages.key where application = a.id order by id desc limit :most) k order by k.id desc
                """).param("applications", applications.toArray(UUID[]::new)).param("most", MOST)
                .query((RowCallbackHandler) row -> found.computeIfAbsent(row.getObject("application", UUID.class), _ -> new ArrayList<>()).add(new MessageApplication.Key(
                        row.getObject("id", UUID.class), MessageApplication.KeyKind.valueOf(row.getString("kind")), row.getString("name"), row.getString("hint"),
                        row.getTimestamp("made_at").toInstant(), row.getString("maker"), instant(row, "used_at"), instant(row, "revoked_at"), row.getString("revoker"))));
        return found;
    }

    boolean hasKey(UUID application, UUID key) {
        return jdbc.sql("select 1 from messages.key where id = :key and application = :application").param("key", key).param("application", application).query(Integer.class).optional().isPresent();
    }

    int openKeys(UUID application) {
        return jdbc.sql("select count(*) from messages.key where application = :application and revoked_at is null").param("application", application).query(Integer.class).single();
    }

    /** Asked with every request: a revoked key is of no use from the commit of its revocation. */
    Optional<MessageKey> inForce(byte[] hash) {
        return jdbc.sql("""
                select k.id, k.kind, k.application, a.name from messages.key k join messages.application a on a.id = k.application where k.hash = :hash and k.revoked_at is null
                """).param("hash", hash).query((row, n) -> new MessageKey(row.getObject("id", UUID.class), MessageApplication.KeyKind.valueOf(row.getString("kind")),
                row.getObject("application", UUID.class), row.getString("name"))).optional();
    }

    /** To the minute. */
    void used(UUID key, Instant now) {
        jdbc.sql("update messages.key set used_at = :now where id = :key and (used_at is null or used_at < :now::timestamptz - interval '1 minute')").param("key", key)
                .param("now", Timestamp.from(now)).update();
    }

    /** Counts one more, unless the limit is reached. */
    boolean count(UUID application, LocalDate day, int limit) {
        return jdbc.sql("""
                insert into messages.quota as q (application, day, sent) values (:application, :day, 1)
                on conflict (application, day) do update set sent = q.sent + 1 where q.sent < :limit
                """).param("application", application).param("day", day).param("limit", limit).update() == 1;
    }

    /** Nothing of an application that sent nothing. */
    Map<UUID, Integer> sent(Collection<UUID> applications, LocalDate day) {
        Map<UUID, Integer> sent = new HashMap<>();
        jdbc.sql("select application, sent from messages.quota where application = any(:applications) and day = :day").param("applications", applications.toArray(UUID[]::new)).param("day", day)
                .query((RowCallbackHandler) row -> sent.put(row.getObject("application", UUID.class), row.getInt("sent")));
        return sent;
    }

    private ApplicationRow row(ResultSet row, int n) throws SQLException {
        return new ApplicationRow(row.getObject("id", UUID.class), row.getString("name"), row.getString("organ"), row.getString("organ_name"), row.getString("duty"), row.getString("region"),
                json.readValue(row.getString("members"), new TypeReference<List<String>>() {
                }), row.getInt("daily_limit"), row.getString("endpoint"), row.getBytes("secret"), instant(row, "verified_at"), row.getInt("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
