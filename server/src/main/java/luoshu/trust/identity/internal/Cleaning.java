package luoshu.trust.identity.internal;

import java.sql.Timestamp;
import java.time.Clock;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes what has run out. Harmless to run on several nodes. Tokens run by system time, sessions by the platform's clock. */
@Component
class Cleaning {

    private final JdbcClient jdbc;
    private final Clock clock;

    Cleaning(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 300_000, initialDelay = 90_000)
    void clean() {
        Timestamp now = Timestamp.from(clock.instant());
        delete("delete from identity.session where expires_at < :now", now);
        delete("delete from identity.attempt where expires_at < :now", now);
        delete("delete from identity.throttle where ends_at < :now", now);
        Timestamp real = Timestamp.from(Clock.systemUTC().instant());
        delete("delete from identity.authorization where expires_at < :now", real);
        delete("delete from identity.revoked_token where expires_at < :now", real);
    }

    private void delete(String sql, Timestamp before) {
        jdbc.sql(sql).param("now", before).update();
    }
}
