package luoshu.trust.identity.internal.accounts;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import luoshu.trust.identity.internal.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts within windows, shared by all nodes and kept over a restart: lock-out by account name (whether it exists or not) and address, rate limits of codes. */
@Component
@Transactional(propagation = Propagation.REQUIRES_NEW)
public class Throttle {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    Throttle(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** Adds one; the count within the current window. */
    public int count(String what, String key, Duration window) {
        Instant now = clock.instant();
        return jdbc.sql("""
                insert into identity.throttle as t (key, count, ends_at) values (:key, 1, :end)
                on conflict (key) do update set count = case when t.ends_at <= :now then 1 else t.count + 1 end,
                                                ends_at = case when t.ends_at <= :now then :end else t.ends_at end
                returning count
                """)
                .param("key", vault.digest("throttle", what + ":" + key)).param("now", Timestamp.from(now)).param("end", Timestamp.from(now.plus(window)))
                .query(Integer.class).single();
    }

    public int current(String what, String key) {
        return jdbc.sql("select count from identity.throttle where key = :key and ends_at > :now")
                .param("key", vault.digest("throttle", what + ":" + key)).param("now", Timestamp.from(clock.instant())).query(Integer.class).optional().orElse(0);
    }

    public void reset(String what, String key) {
        jdbc.sql("delete from identity.throttle where key = :key").param("key", vault.digest("throttle", what + ":" + key)).update();
    }
}
