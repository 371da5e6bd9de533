package luoshu.trust.identity.internal.provider;

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
class AuthorizationQueries {

    /** {@code request} is the authorisation request as JSON. */
    record Row(UUID id, UUID client, UUID account, @Nullable UUID session, byte @Nullable [] state, byte @Nullable [] code, @Nullable Instant codeExpiresAt, boolean codeUsed,
               byte @Nullable [] refresh, @Nullable Instant refreshExpiresAt, List<String> scopes, String request, List<String> factors, Instant signedInAt, Instant expiresAt) {
    }

    private static final String COLUMNS = """
            select id, client, account, session, state, code, code_expires_at, code_used, refresh, refresh_expires_at, scopes, request::text, factors, signed_in_at, expires_at
            from identity.authorization\s""";
    private final JdbcClient jdbc;

    AuthorizationQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = :id").param("id", id).query(AuthorizationQueries::row).optional();
    }

    Optional<Row> findByCode(byte[] code) {
        return jdbc.sql(COLUMNS + "where code = :code").param("code", code).query(AuthorizationQueries::row).optional();
    }

    Optional<Row> findByState(byte[] state) {
        return jdbc.sql(COLUMNS + "where state = :state").param("state", state).query(AuthorizationQueries::row).optional();
    }

    void insert(Row row) {
        jdbc.sql("""
                insert into identity.authorization (id, client, account, session, state, code, code_expires_at, scopes, request, factors, signed_in_at, expires_at)
                values (:id, :client, :account, :session, :state, :code, :codeExpires, :scopes, :request::jsonb, :factors, :signedIn, :expires)
                """)
                .param("id", row.id()).param("client", row.client()).param("account", row.account()).param("session", row.session()).param("state", row.state())
                .param("code", row.code()).param("codeExpires", stamp(row.codeExpiresAt())).param("scopes", row.scopes().toArray(String[]::new)).param("request", row.request())
                .param("factors", row.factors().toArray(String[]::new)).param("signedIn", stamp(row.signedInAt())).param("expires", stamp(row.expiresAt())).update();
    }

    void consented(UUID id, byte[] code, Instant codeExpiresAt, List<String> scopes) {
        jdbc.sql("update identity.authorization set state = null, code = :code, code_expires_at = :expires, scopes = :scopes where id = :id")
                .param("id", id).param("code", code).param("expires", stamp(codeExpiresAt)).param("scopes", scopes.toArray(String[]::new)).update();
    }

    /** False if the code was used meanwhile. */
    boolean redeem(UUID id, byte @Nullable [] refresh, @Nullable Instant refreshExpiresAt, Instant expiresAt) {
        return jdbc.sql("""
                update identity.authorization set code_used = true, refresh = :refresh, refresh_expires_at = :refreshExpires, expires_at = :expires
                where id = :id and not code_used
                """).param("id", id).param("refresh", refresh).param("refreshExpires", stamp(refreshExpiresAt)).param("expires", stamp(expiresAt)).update() == 1;
    }

    /** False if {@code before} was used meanwhile. */
    boolean rotate(UUID id, byte[] before, byte[] after, Instant refreshExpiresAt) {
        return jdbc.sql("""
                update identity.authorization set refresh = :after, refresh_expires_at = :expires, expires_at = greatest(expires_at, :expires) where id = :id and refresh = :before
                """).param("id", id).param("before", before).param("after", after).param("expires", stamp(refreshExpiresAt)).update() == 1;
    }

    void delete(UUID id) {
        jdbc.sql("delete from identity.authorization where id = :id").param("id", id).update();
    }

    /** What {@code account} gave {@code client}: its tokens fall with it. */
    void deleteOf(UUID client, UUID account) {
        jdbc.sql("delete from identity.authorization where client = :client and account = :account").param("client", client).param("account", account).update();
    }

    /** The clients that took part in a provider session; their authorisations end with it. */
    List<Row> deleteOfSession(UUID session) {
        List<Row> rows = jdbc.sql(COLUMNS + "where session = :session").param("session", session).query(AuthorizationQueries::row).list();
        jdbc.sql("delete from identity.authorization where session = :session").param("session", session).update();
        return rows;
    }

    private static @Nullable Timestamp stamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(row.getObject("id", UUID.class), row.getObject("client", UUID.class), row.getObject("account", UUID.class), row.getObject("session", UUID.class),
                row.getBytes("state"), row.getBytes("code"), instant(row, "code_expires_at"), row.getBoolean("code_used"), row.getBytes("refresh"),
                instant(row, "refresh_expires_at"), List.of((String[]) row.getArray("scopes").getArray()), row.getString("request"),
                List.of((String[]) row.getArray("factors").getArray()), row.getTimestamp("signed_in_at").toInstant(), row.getTimestamp("expires_at").toInstant());
    }
}
