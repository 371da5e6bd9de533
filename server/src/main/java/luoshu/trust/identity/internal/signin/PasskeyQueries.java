package luoshu.trust.identity.internal.signin;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class PasskeyQueries {

    /** What is needed to verify an answer; byte strings in base64url. */
    record Stored(String id, String publicKey, String attestation, String clientData, long count, boolean verified, boolean backupEligible, boolean backedUp, List<String> transports) {
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    PasskeyQueries(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    List<Stored> listOf(UUID account) {
        return jdbc.sql("select record::text from identity.passkey where account = :account order by created_at").param("account", account)
                .query((row, _) -> json.readValue(row.getString(1), Stored.class)).list();
    }

    Optional<Stored> find(UUID account, byte[] id) {
        return jdbc.sql("select record::text from identity.passkey where id = :id and account = :account").param("id", id).param("account", account)
                .query((row, _) -> json.readValue(row.getString(1), Stored.class)).optional();
    }

    void save(UUID account, byte[] id, String label, Stored stored) {
        jdbc.sql("""
                insert into identity.passkey (id, account, label, record, created_at) values (:id, :account, :label, :record::jsonb, :at)
                on conflict (id) do update set record = excluded.record, used_at = excluded.created_at where passkey.account = excluded.account
                """).param("id", id).param("account", account).param("label", label).param("record", json.writeValueAsString(stored))
                .param("at", Timestamp.from(clock.instant())).update();
    }
}
