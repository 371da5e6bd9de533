package luoshu.trust.identity.internal.sessions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SessionQueries {

    private static final String COLUMNS = """
            select id, kind, account, parent, seat, factors, device, address, signed_in_at, last_seen_at, expires_at from identity.session\s""";
    private final JdbcClient jdbc;

    SessionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID insert(byte[] token, Session session) {
        return jdbc.sql("""
                insert into identity.session (token, kind, account, parent, seat, factors, device, address, signed_in_at, last_seen_at, expires_at)
                values (:token, :kind, :account, :parent, :seat, :factors, :device, :address, :at, :at, :expires) returning id
                """)
                .param("token", token).param("kind", session.kind().name()).param("account", session.account()).param("parent", session.parent())
                .param("seat", session.seat()).param("factors", session.factors().toArray(String[]::new)).param("device", session.device())
                .param("address", session.address()).param("at", Timestamp.from(session.signedInAt())).param("expires", Timestamp.from(session.expiresAt()))
                .query(UUID.class).single();
    }

    Optional<Session> find(byte[] token, SessionKind kind) {
        return jdbc.sql(COLUMNS + "where token = :token and kind = :kind").param("token", token).param("kind", kind.name()).query(SessionQueries::session).optional();
    }

    Optional<Session> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = :id").param("id", id).query(SessionQueries::session).optional();
    }

    List<Session> listOf(UUID account, SessionKind kind, Instant now) {
        return jdbc.sql(COLUMNS + "where account = :account and kind = :kind and expires_at > :now order by last_seen_at desc limit 100")
                .param("account", account).param("kind", kind.name()).param("now", Timestamp.from(now)).query(SessionQueries::session).list();
    }

    /** Seen: the session and the one it was opened through. */
    void touch(UUID id, @Nullable UUID parent, Instant at) {
        jdbc.sql("update identity.session set last_seen_at = :at where id in (:id, :parent)").param("id", id).param("parent", parent == null ? id : parent)
                .param("at", Timestamp.from(at)).update();
    }

    void seat(UUID id, UUID seat) {
        jdbc.sql("update identity.session set seat = :seat where id = :id").param("seat", seat).param("id", id).update();
    }

    int delete(UUID id) {
        return jdbc.sql("delete from identity.session where id = :id").param("id", id).update();
    }

    int deleteAllOf(UUID account, @Nullable UUID except) {
        return jdbc.sql("delete from identity.session where account = :account and (:except::uuid is null or :except not in (id, coalesce(parent, id)))")
                .param("account", account).param("except", except).update();
    }

    /** Above {@code most} sessions of a kind the longest unseen go. */
    void deleteOldest(UUID account, SessionKind kind, int most) {
        jdbc.sql("""
                delete from identity.session where id in (
                    select id from identity.session where account = :account and kind = :kind order by last_seen_at desc offset :most)
                """).param("account", account).param("kind", kind.name()).param("most", most).update();
    }

    private static Session session(ResultSet row, int index) throws SQLException {
        return new Session(row.getObject("id", UUID.class), SessionKind.valueOf(row.getString("kind")), row.getObject("account", UUID.class), row.getObject("parent", UUID.class),
                row.getObject("seat", UUID.class), List.of((String[]) row.getArray("factors").getArray()), row.getString("device"), row.getString("address"),
                row.getTimestamp("signed_in_at").toInstant(), row.getTimestamp("last_seen_at").toInstant(), row.getTimestamp("expires_at").toInstant());
    }
}
