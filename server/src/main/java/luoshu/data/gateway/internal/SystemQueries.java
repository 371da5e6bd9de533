package luoshu.data.gateway.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.gateway.Environment;
import luoshu.data.gateway.SystemDraft;
import luoshu.data.gateway.SystemKey;
import luoshu.data.gateway.SystemSuspension;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Scope;
import luoshu.kernel.access.Subject;
import luoshu.kernel.database.Like;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SystemQueries {

    private static final String SELECT = "select s.id, s.organ, s.organ_name, s.duty, s.region, s.name, s.environment, s.suspended_at, s.suspended_why, s.suspended_by_name, s.suspended_over from gateway.system s ";
    private final JdbcClient jdbc;

    SystemQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record SystemFile(UUID id, String organ, String organName, String duty, String region, String name, Environment environment, @Nullable SystemSuspension suspension) {
        Subject subject() {
            return new Subject(organ, duty, region, 0);
        }
    }

    /** A key and whose it is. */
    record HeldKey(String id, byte[] point, Instant from, Instant until, @Nullable Instant revoked, SystemFile system) {
    }

    Optional<SystemFile> find(UUID id) {
        return jdbc.sql(SELECT + "where s.id = :id").param("id", id).query(SystemQueries::file).optional();
    }

    Optional<SystemFile> lock(UUID id) {
        return jdbc.sql(SELECT + "where s.id = :id for update").param("id", id).query(SystemQueries::file).optional();
    }

    Page<SystemFile> list(Scope scope, @Nullable String q, PageRequest page) {
        Scope.Predicate within = scope.predicate("s.organ", "s.duty", "s.region", "0", "p");
        Map<String, Object> params = new HashMap<>(within.params());
        params.put("q", q == null ? "" : q.strip());
        params.put("like", Like.literal(q == null ? "" : q.strip()));
        String where = " where " + within.sql() + " and (:q = '' or s.name ilike '%' || :like || '%' or s.organ_name ilike '%' || :like || '%')";
        List<SystemFile> rows = jdbc.sql("select s.id, s.organ, s.organ_name, s.duty, s.region, s.name, s.environment, s.suspended_at, s.suspended_why, s.suspended_by_name, s.suspended_over from gateway.system s" + where + " order by s.organ_name, s.name limit :size offset :offset").params(params)
                .param("size", page.size()).param("offset", page.offset()).query(SystemQueries::file).list();
        int total = jdbc.sql("select count(*) from (select from gateway.system s" + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        return new Page<>(rows, total, page.page(), page.size());
    }

    /** @return empty if the organ has a system of this name */
    Optional<UUID> insert(Organ organ, SystemDraft draft, Actor by, Instant at) {
        try {
            return jdbc.sql("""
                    insert into gateway.system (organ, organ_name, duty, region, name, environment, changed_at, changed_by, changed_by_name)
                    values (:organ, :organName, :duty, :region, :name, :environment, :at, :by, :byName) returning id
                    """).param("organ", organ.code().value()).param("organName", organ.name()).param("duty", organ.duty()).param("region", organ.region().value()).param("name", draft.name().strip())
                    .param("environment", draft.environment().name()).param("at", Timestamp.from(at)).param("by", by.subject()).param("byName", by.name()).query(UUID.class).optional();
        } catch (DuplicateKeyException known) {
            return Optional.empty();
        }
    }

    /** Its sessions end with it. */
    void suspend(UUID id, SystemSuspension suspension) {
        jdbc.sql("update gateway.system set suspended_at = :at, suspended_why = :why, suspended_by_name = :by, suspended_over = :over where id = :id").param("id", id).param("at", Timestamp.from(suspension.at()))
                .param("why", suspension.why()).param("by", suspension.by()).param("over", suspension.over()).update();
        jdbc.sql("update gateway.session set ended_at = :at where key in (select k.id from gateway.key k where k.system = :id) and ended_at is null and until > :at").param("id", id)
                .param("at", Timestamp.from(suspension.at())).update();
    }

    void resume(UUID id) {
        jdbc.sql("update gateway.system set suspended_at = null, suspended_why = null, suspended_by_name = null, suspended_over = false where id = :id").param("id", id).update();
    }

    /** The system by which the platform itself asks on behalf of an organ; made when there is none. */
    UUID platformSystem(Organ organ, String name, Actor by, Instant at) {
        jdbc.sql("""
                insert into gateway.system (organ, organ_name, duty, region, name, environment, platform, changed_at, changed_by, changed_by_name)
                values (:organ, :organName, :duty, :region, :name, 'LIVE', true, :at, :by, :byName) on conflict (organ) where platform do nothing
                """).param("organ", organ.code().value()).param("organName", organ.name()).param("duty", organ.duty()).param("region", organ.region().value()).param("name", name).param("at", Timestamp.from(at))
                .param("by", by.subject()).param("byName", by.name()).update();
        return jdbc.sql("select id from gateway.system where organ = :organ and platform for update").param("organ", organ.code().value()).query(UUID.class).single();
    }

    /** @return false if this key is somebody's already */
    boolean insertKey(UUID system, PublicKeys.Uploaded key, Instant from, Instant until, String byName, Instant at) {
        return jdbc.sql("""
                insert into gateway.key (id, system, public_key, certificate, valid_from, valid_until, made_at, made_by_name) values (:id, :system, :point, :certificate, :from, :until, :at, :byName)
                on conflict (id) do nothing
                """).param("id", key.id()).param("system", system).param("point", key.point()).param("certificate", key.certificate()).param("from", Timestamp.from(from)).param("until", Timestamp.from(until))
                .param("at", Timestamp.from(at)).param("byName", byName).update() == 1;
    }

    /** @return false if the system has no such key in use */
    boolean revoke(UUID system, String key, String why, Instant at) {
        return jdbc.sql("update gateway.key set revoked_at = :at, revoked_why = :why where id = :key and system = :system and revoked_at is null").param("key", key).param("system", system).param("why", why)
                .param("at", Timestamp.from(at)).update() == 1;
    }

    List<SystemKey> keys(UUID system) {
        return jdbc.sql("select k.id, k.certificate is not null as certified, k.valid_from, k.valid_until, k.made_at, k.made_by_name, k.revoked_at, k.revoked_why from gateway.key k where k.system = :system order by k.made_at desc limit 100")
                .param("system", system).query((row, _) -> new SystemKey(row.getString("id"), row.getBoolean("certified"), row.getTimestamp("valid_from").toInstant(), row.getTimestamp("valid_until").toInstant(),
                        row.getTimestamp("made_at").toInstant(), row.getString("made_by_name"), instant(row, "revoked_at"), row.getString("revoked_why"))).list();
    }

    Optional<HeldKey> key(String id) {
        return key(id, "");
    }

    /** Whoever suspends its system waits for the end of the transaction, and is waited for. */
    Optional<HeldKey> steady(String id) {
        return key(id, "for share of s");
    }

    private Optional<HeldKey> key(String id, String lock) {
        return jdbc.sql("""
                select k.id as k_id, k.public_key, k.valid_from, k.valid_until, k.revoked_at, s.id, s.organ, s.organ_name, s.duty, s.region, s.name, s.environment, s.suspended_at, s.suspended_why,
                       s.suspended_by_name, s.suspended_over
                from gateway.key k join gateway.system s on s.id = k.system where k.id = :id
                """ + lock).param("id", id).query((row, number) -> new HeldKey(row.getString("k_id"), row.getBytes("public_key"), row.getTimestamp("valid_from").toInstant(), row.getTimestamp("valid_until").toInstant(),
                instant(row, "revoked_at"), file(row, number))).optional();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static SystemFile file(ResultSet row, int number) throws SQLException {
        Instant suspended = instant(row, "suspended_at");
        return new SystemFile(row.getObject("id", UUID.class), row.getString("organ"), row.getString("organ_name"), row.getString("duty"), row.getString("region"), row.getString("name"),
                Environment.valueOf(row.getString("environment")),
                suspended == null ? null : new SystemSuspension(suspended, row.getString("suspended_why"), row.getString("suspended_by_name"), row.getBoolean("suspended_over")));
    }
}
