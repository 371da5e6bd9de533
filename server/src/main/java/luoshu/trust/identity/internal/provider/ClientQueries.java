package luoshu.trust.identity.internal.provider;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.trust.identity.internal.accounts.Account;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ClientQueries {

    private static final String COLUMNS = """
            select id, client_id, name, secret, grant_types, redirect_uris, post_logout_uris, back_channel_logout, scopes, audience, id_token_algorithm, consent, enabled, version
            from identity.client\s""";
    private final JdbcClient jdbc;

    ClientQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Client> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = :id").param("id", id).query(ClientQueries::client).optional();
    }

    Optional<Client> find(String clientId) {
        return jdbc.sql(COLUMNS + "where client_id = :clientId").param("clientId", clientId).query(ClientQueries::client).optional();
    }

    List<Client> list() {
        return jdbc.sql(COLUMNS + "order by client_id limit 1000").query(ClientQueries::client).list();
    }

    void insert(Client client, String createdBy, Instant at) {
        bind("""
                insert into identity.client (id, client_id, name, secret, grant_types, redirect_uris, post_logout_uris, back_channel_logout, scopes, audience,
                                             id_token_algorithm, consent, enabled, created_by, created_at)
                values (:id, :clientId, :name, :secret, :grantTypes, :redirectUris, :postLogoutUris, :backChannel, :scopes, :audience, :algorithm, :consent, :enabled, :by, :at)
                """, client).param("by", createdBy).param("at", Timestamp.from(at)).update();
    }

    /** False if somebody else changed it since {@code client.version()}. */
    boolean update(Client client) {
        return bind("""
                update identity.client set client_id = :clientId, name = :name, secret = :secret, grant_types = :grantTypes, redirect_uris = :redirectUris,
                       post_logout_uris = :postLogoutUris, back_channel_logout = :backChannel, scopes = :scopes, audience = :audience, id_token_algorithm = :algorithm,
                       consent = :consent, enabled = :enabled, version = version + 1
                where id = :id and version = :version
                """, client).param("version", client.version()).update() == 1;
    }

    private JdbcClient.StatementSpec bind(String sql, Client client) {
        return jdbc.sql(sql).param("id", client.id()).param("clientId", client.clientId()).param("name", client.name()).param("secret", client.secret())
                .param("grantTypes", client.grantTypes().toArray(String[]::new)).param("redirectUris", client.redirectUris().toArray(String[]::new))
                .param("postLogoutUris", client.postLogoutUris().toArray(String[]::new)).param("backChannel", client.backChannelLogout())
                .param("scopes", client.scopes().toArray(String[]::new)).param("audience", client.audience().name()).param("algorithm", client.idTokenAlgorithm())
                .param("consent", client.consent()).param("enabled", client.enabled());
    }

    private static Client client(ResultSet row, int index) throws SQLException {
        return new Client(row.getObject("id", UUID.class), row.getString("client_id"), row.getString("name"), row.getBytes("secret"), list(row.getArray("grant_types")),
                list(row.getArray("redirect_uris")), list(row.getArray("post_logout_uris")), row.getString("back_channel_logout"), list(row.getArray("scopes")),
                Account.Kind.valueOf(row.getString("audience")), row.getString("id_token_algorithm"), row.getBoolean("consent"), row.getBoolean("enabled"), row.getInt("version"));
    }

    private static List<String> list(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
