package luoshu.trust.identity.internal.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.trust.identity.internal.Vault;
import luoshu.trust.identity.internal.accounts.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sign-ins under way, ten minutes long at most. */
@Repository
class Attempts {

    static final Duration LIFE = Duration.ofMinutes(10);
    private static final String MOBILE = "attempt.mobile";
    private static final String SECRET = "attempt.secret";
    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    Attempts(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    Attempt start(Account.Kind kind, @Nullable UUID account, @Nullable String mobile, byte @Nullable [] code, List<String> factors, String returnTo) {
        String token = Vault.token();
        jdbc.sql("""
                insert into identity.attempt (token, kind, account, mobile, code, factors, return_to, expires_at)
                values (:token, :kind, :account, :mobile, :code, :factors, :returnTo, :expires)
                """)
                .param("token", Vault.sha256(token)).param("kind", kind.name()).param("account", account)
                .param("mobile", mobile == null ? null : vault.seal(MOBILE, mobile)).param("code", code).param("factors", factors.toArray(String[]::new))
                .param("returnTo", returnTo).param("expires", Timestamp.from(clock.instant().plus(LIFE))).update();
        return new Attempt(token, kind, account, mobile, code, 0, false, factors, null, null, returnTo);
    }

    Optional<Attempt> find(@Nullable String token, Account.Kind kind) {
        return token == null ? Optional.empty() : jdbc.sql("""
                select kind, account, mobile, code, tries, verified, factors, secret, challenge, return_to from identity.attempt
                where token = :token and kind = :kind and expires_at > :now
                """).param("token", Vault.sha256(token)).param("kind", kind.name()).param("now", Timestamp.from(clock.instant()))
                .query((row, _) -> attempt(token, row)).optional();
    }

    /** One try more; the number of this try. */
    int countTry(Attempt attempt) {
        return jdbc.sql("update identity.attempt set tries = tries + 1 where token = :token returning tries").param("token", Vault.sha256(attempt.token()))
                .query(Integer.class).optional().orElse(Integer.MAX_VALUE);
    }

    void sendCode(Attempt attempt, byte[] code) {
        jdbc.sql("update identity.attempt set code = :code, tries = 0 where token = :token").param("code", code).param("token", Vault.sha256(attempt.token())).update();
    }

    void verified(Attempt attempt) {
        jdbc.sql("update identity.attempt set verified = true, code = null where token = :token").param("token", Vault.sha256(attempt.token())).update();
    }

    void show(Attempt attempt, List<String> factors) {
        jdbc.sql("update identity.attempt set factors = :factors, tries = 0, challenge = null where token = :token").param("factors", factors.toArray(String[]::new))
                .param("token", Vault.sha256(attempt.token())).update();
    }

    void enrol(Attempt attempt, byte[] secret) {
        jdbc.sql("update identity.attempt set secret = :secret where token = :token").param("secret", vault.seal(SECRET, secret))
                .param("token", Vault.sha256(attempt.token())).update();
    }

    void challenge(Attempt attempt, @Nullable String challenge) {
        jdbc.sql("update identity.attempt set challenge = :challenge where token = :token").param("challenge", challenge)
                .param("token", Vault.sha256(attempt.token())).update();
    }

    void end(Attempt attempt) {
        jdbc.sql("delete from identity.attempt where token = :token").param("token", Vault.sha256(attempt.token())).update();
    }

    private Attempt attempt(String token, ResultSet row) throws SQLException {
        byte[] mobile = row.getBytes("mobile");
        byte[] secret = row.getBytes("secret");
        return new Attempt(token, Account.Kind.valueOf(row.getString("kind")), row.getObject("account", UUID.class), mobile == null ? null : vault.openText(MOBILE, mobile),
                row.getBytes("code"), row.getInt("tries"), row.getBoolean("verified"), List.of((String[]) row.getArray("factors").getArray()),
                secret == null ? null : vault.open(SECRET, secret), row.getString("challenge"), row.getString("return_to"));
    }
}
