package luoshu.trust.identity.internal.signin;

import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Passkeys of officials. */
@Component
class Passkeys {

    private final JdbcClient jdbc;

    Passkeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean any(UUID account) {
        return jdbc.sql("select exists (select from identity.passkey where account = :account)").param("account", account).query(Boolean.class).single();
    }
}
