package luoshu.trust.signing.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import luoshu.kernel.nodes.RunsOn;
import jakarta.annotation.PreDestroy;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts signatures per key and day; written every few seconds and when the server stops. A killed server loses the seconds since. */
@Component
@RunsOn("gateway")
class KeyUses {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private record Day(String key, LocalDate day) {
    }

    private record Used(long times, Instant last) {
        Used plus(Used more) {
            return new Used(times + more.times, last.isAfter(more.last) ? last : more.last);
        }
    }

    private final Map<Day, Used> waiting = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final Clock clock;

    KeyUses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void count(String key) {
        Instant now = clock.instant();
        waiting.merge(new Day(key, LocalDate.ofInstant(now, ZONE)), new Used(1, now), Used::plus);
    }

    @PreDestroy
    @Scheduled(fixedDelay = 5_000, initialDelay = 5_000)
    void write() {
        for (Day day : waiting.keySet()) {
            Used used = waiting.remove(day);
            if (used != null) {
                write(day, used);
            }
        }
    }

    private void write(Day day, Used used) {
        try {
            jdbc.sql("""
                    insert into signing.key_use (key, day, uses, last_at) values (:key, :day, :uses, :last)
                    on conflict (key, day) do update set uses = key_use.uses + excluded.uses, last_at = greatest(key_use.last_at, excluded.last_at)
                    """)
                    .param("key", day.key).param("day", day.day).param("uses", used.times).param("last", Timestamp.from(used.last)).update();
        } catch (DataIntegrityViolationException neverWas) {
            return; // the act that made the key was taken back
        } catch (RuntimeException unwritten) {
            waiting.merge(day, used, Used::plus);
            throw unwritten;
        }
    }
}
