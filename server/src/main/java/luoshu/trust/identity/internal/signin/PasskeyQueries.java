package luoshu.trust.identity.internal.signin;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class PasskeyQueries {

    /** What is needed to verify an answer; byte strings in base64url. */
    record Stored(String id, String publicKey, String attestation, String clientData, long count, boolean verified, boolean backupEligible, boolean backedUp, List<String> transports) {
    }

    /** What its owner sees of it. */
    record Shown(String id, String label, Instant createdAt, @Nullable Instant usedAt) {
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

    /** False if some account has this passkey already. */
    boolean add(UUID account, byte[] id, String label, Stored stored) {
        return jdbc.sql("""
                insert into identity.passkey (id, account, label, record, created_at) values (:id, :account, :label, :record::jsonb, :at) on conflict do nothing
                """).param("id", id).param("account", account).param("label", label).param("record", json.writeValueAsString(stored))
                .param("at", Timestamp.from(clock.instant())).update() == 1;
    }

    /** Notes a use. False if the counter did not grow: somebody may have a copy of the key (Web Authentication, 6.1.1). Authenticators without a counter say 0 always. */
    boolean used(UUID account, byte[] id, Stored stored) {
        return jdbc.sql("""
                update identity.passkey set record = :record::jsonb, used_at = :at
                where id = :id and account = :account and (:count > (record ->> 'count')::bigint or :count = 0 and (record ->> 'count')::bigint = 0)
                """).param("id", id).param("account", account).param("count", stored.count()).param("record", json.writeValueAsString(stored))
                .param("at", Timestamp.from(clock.instant())).update() == 1;
    }

    List<Shown> shown(UUID account) {
        return jdbc.sql("select id, label, created_at, used_at from identity.passkey where account = :account order by created_at").param("account", account)
                .query((row, _) -> new Shown(Base64.getUrlEncoder().withoutPadding().encodeToString(row.getBytes("id")), row.getString("label"),
                        row.getTimestamp("created_at").toInstant(), row.getTimestamp("used_at") == null ? null : row.getTimestamp("used_at").toInstant())).list();
    }

    boolean remove(UUID account, byte[] id) {
        return jdbc.sql("delete from identity.passkey where id = :id and account = :account").param("id", id).param("account", account).update() == 1;
    }
}
