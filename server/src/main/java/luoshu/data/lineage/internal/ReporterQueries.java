package luoshu.data.lineage.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.lineage.LineageReporter;
import luoshu.kernel.access.Scope;
import luoshu.kernel.organs.Organ;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReporterQueries {

    private static final int MOST = 200;
    private static final String SELECT = "select r.id, r.organ_name, r.name, r.hint, r.made_at, r.made_by_name, r.used_at, r.revoked_at, r.revoked_by_name from lineage.reporter r where ";
    private final JdbcClient jdbc;

    ReporterQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<LineageReporter> list(Scope scope) {
        Scope.Predicate within = scope.predicate("r.organ", "r.duty", "r.region", "0", "p");
        return jdbc.sql(SELECT + within.sql() + " order by r.made_at desc, r.id desc limit " + MOST).params(within.params()).query(ReporterQueries::reporter).list();
    }

    Optional<LineageReporter> find(UUID id, Scope scope) {
        Scope.Predicate within = scope.predicate("r.organ", "r.duty", "r.region", "0", "p");
        return jdbc.sql(SELECT + "r.id = :id and " + within.sql()).param("id", id).params(within.params()).query(ReporterQueries::reporter).optional();
    }

    /** Empty: the organ has one of this name. */
    Optional<UUID> insert(Organ organ, String name, byte[] hash, String hint, String by, Instant now) {
        return jdbc.sql("""
                insert into lineage.reporter (organ, organ_name, duty, region, name, hash, hint, made_at, made_by_name) values (:organ, :organName, :duty, :region, :name, :hash, :hint, :now, :by)
                on conflict (organ, name) where revoked_at is null do nothing returning id
                """).param("organ", organ.code().value()).param("organName", organ.name()).param("duty", organ.duty()).param("region", organ.region().value()).param("name", name).param("hash", hash).param("hint", hint)
                .param("now", Timestamp.from(now)).param("by", by).query(UUID.class).optional();
    }

    void revoke(UUID id, String by, Instant now) {
        jdbc.sql("update lineage.reporter set revoked_at = :now, revoked_by_name = :by where id = :id and revoked_at is null").param("id", id).param("now", Timestamp.from(now)).param("by", by).update();
    }

    /** Asked with every request: a revoked key is of no use from the commit of its revocation. */
    Optional<ReporterKey> inForce(byte[] hash) {
        return jdbc.sql("select r.id, r.name, r.organ, r.organ_name, r.duty, r.region from lineage.reporter r where r.hash = :hash and r.revoked_at is null").param("hash", hash)
                .query((row, _) -> new ReporterKey(row.getObject("id", UUID.class), row.getString("name"), new Told.Owner(row.getString("organ"), row.getString("organ_name"), row.getString("duty"), row.getString("region")))).optional();
    }

    /** To the minute. */
    void used(UUID id, Instant now) {
        jdbc.sql("update lineage.reporter set used_at = :now where id = :id and (used_at is null or used_at < :now::timestamptz - interval '1 minute')").param("id", id).param("now", Timestamp.from(now)).update();
    }

    private static LineageReporter reporter(ResultSet row, int number) throws SQLException {
        return new LineageReporter(row.getObject("id", UUID.class), row.getString("organ_name"), row.getString("name"), row.getString("hint"), row.getTimestamp("made_at").toInstant(), row.getString("made_by_name"),
                instant(row.getTimestamp("used_at")), instant(row.getTimestamp("revoked_at")), row.getString("revoked_by_name"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
