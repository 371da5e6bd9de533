package luoshu.data.gateway.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets records of use when their time is over, a portion at a time, and counts of calls of days that are gone. */
@Component
class UseCleaning {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int PORTION = 5_000;
    private final JdbcClient jdbc;
    private final GatewaySettings settings;
    private final Clock clock;

    UseCleaning(JdbcClient jdbc, GatewaySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(cron = "0 20 3 * * *", zone = "Asia/Shanghai")
    void clean() {
        Instant now = clock.instant();
        jdbc.sql("delete from gateway.pace where period < :before").param("before", Timestamp.from(now.minus(2, ChronoUnit.DAYS))).update();
        Instant before = now.atZone(CHINA).minus(settings.keep()).toInstant();
        for (int gone = PORTION; gone == PORTION; ) {
            gone = jdbc.sql("""
                    with old as (delete from gateway.use u where u.id in (select o.id from gateway.use o where o.id < :before order by o.id limit :portion) returning u.id)
                    delete from gateway.answer a where a.use in (select id from old)
                    """).param("before", TimeOrdered.first(before)).param("portion", PORTION).update();
        }
        jdbc.sql("delete from gateway.batch b where b.at < :before and not exists (select from gateway.answer a where a.batch = b.id)").param("before", Timestamp.from(before)).update();
        jdbc.sql("delete from gateway.session where until < :before").param("before", Timestamp.from(now.atZone(CHINA).minus(settings.keep()).minusDays(1).toInstant())).update();
    }
}
