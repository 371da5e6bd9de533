package luoshu.trust.identity.internal.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.trust.identity.internal.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccountQueries {

    static final String MOBILE = "mobile";
    private static final String COLUMNS = """
            select id, kind, login, name, mobile, person, password, password_at, password_initial, totp, totp_step, demo, disabled_at, version
            from identity.account\s""";
    private final JdbcClient jdbc;
    private final Vault vault;

    AccountQueries(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    Optional<Account> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = :id").param("id", id).query(this::account).optional();
    }

    Optional<Account> findByLogin(String login) {
        return jdbc.sql(COLUMNS + "where login = :login").param("login", login).query(this::account).optional();
    }

    Optional<Account> findByMobile(String mobile) {
        return jdbc.sql(COLUMNS + "where kind = 'CITIZEN' and mobile_key = :key").param("key", vault.digest(MOBILE, mobile)).query(this::account).optional();
    }

    List<Account> officials(@Nullable String words, @Nullable String after, int limit) {
        return jdbc.sql(COLUMNS + """
                where kind = 'OFFICIAL' and (:words::text is null or login like :words or name like :words) and (:after::text is null or login > :after)
                order by login limit :limit
                """).param("words", words == null ? null : "%" + words + "%").param("after", after).param("limit", limit).query(this::account).list();
    }

    UUID insert(Account.Kind kind, @Nullable String login, String name, @Nullable String mobile, @Nullable UUID person, boolean demo, String createdBy, Instant at) {
        return jdbc.sql("""
                insert into identity.account (kind, login, name, mobile_key, mobile, person, demo, created_by, created_at)
                values (:kind, :login, :name, :key, :mobile, :person, :demo, :createdBy, :at) returning id
                """)
                .param("kind", kind.name()).param("login", login).param("name", name)
                .param("key", mobile == null ? null : vault.digest(MOBILE, mobile)).param("mobile", mobile == null ? null : vault.seal(MOBILE, mobile))
                .param("person", person).param("demo", demo).param("createdBy", createdBy).param("at", Timestamp.from(at)).query(UUID.class).single();
    }

    void setPassword(UUID id, String hash, boolean initial, Instant at) {
        jdbc.sql("""
                with former as (insert into identity.former_password (account, password, until)
                                select id, password, :at from identity.account where id = :id and password is not null on conflict do nothing)
                update identity.account set password = :hash, password_at = :at, password_initial = :initial, version = version + 1 where id = :id
                """).param("id", id).param("hash", hash).param("initial", initial).param("at", Timestamp.from(at)).update();
    }

    List<String> formerPasswords(UUID id, int most) {
        return jdbc.sql("select password from identity.former_password where account = :id order by until desc limit :most").param("id", id).param("most", most)
                .query(String.class).list();
    }

    void setTotp(UUID id, byte @Nullable [] secret) {
        jdbc.sql("update identity.account set totp = :secret, totp_step = 0, version = version + 1 where id = :id").param("secret", secret).param("id", id).update();
    }

    boolean hasPasskey(UUID id) {
        return jdbc.sql("select exists (select from identity.passkey where account = :id)").param("id", id).query(Boolean.class).single();
    }

    void deletePasskeys(UUID id) {
        jdbc.sql("delete from identity.passkey where account = :id").param("id", id).update();
    }

    /** True only for the first use of a step: a code read over the shoulder is worth nothing. */
    boolean useTotpStep(UUID id, long step) {
        return jdbc.sql("update identity.account set totp_step = :step where id = :id and totp_step < :step").param("step", step).param("id", id).update() == 1;
    }

    void setDisabled(UUID id, @Nullable Instant at) {
        jdbc.sql("update identity.account set disabled_at = :at, version = version + 1 where id = :id").param("at", at == null ? null : Timestamp.from(at)).param("id", id).update();
    }

    void setPerson(UUID id, UUID person) {
        jdbc.sql("update identity.account set person = :person, version = version + 1 where id = :id").param("person", person).param("id", id).update();
    }

    Optional<Account> findByPerson(UUID person) {
        return jdbc.sql(COLUMNS + "where kind = 'CITIZEN' and person = :person").param("person", person).query(this::account).optional();
    }

    private Account account(ResultSet row, int index) throws SQLException {
        byte[] mobile = row.getBytes("mobile");
        return new Account(row.getObject("id", UUID.class), Account.Kind.valueOf(row.getString("kind")), row.getString("login"), row.getString("name"),
                mobile == null ? null : vault.openText(MOBILE, mobile), row.getObject("person", UUID.class), row.getString("password"), instant(row, "password_at"),
                row.getBoolean("password_initial"), row.getBytes("totp"), row.getLong("totp_step"), row.getBoolean("demo"),
                instant(row, "disabled_at"), row.getInt("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
