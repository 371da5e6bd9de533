package luoshu.kernel.cases.internal;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

import com.zaxxer.hikari.HikariDataSource;
import luoshu.testing.ServerTest;
import luoshu.testing.SharedPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The clock of cases goes on although the node whose turn it was died in the middle of it. */
@ServerTest
class CaseScheduleTest {

    @Autowired
    CaseSweep sweep;

    @Test
    void anotherNodeTakesOverFromOneThatDiedInTheMiddleOfASweep() throws IOException {
        try (HikariDataSource own = SharedPostgres.database("schedule_" + UUID.randomUUID().toString().replace("-", ""));
             InputStream timers = Objects.requireNonNull(getClass().getResourceAsStream("/db/migration/kernel/cases/V202611212325__timers.sql"))) {
            JdbcTemplate sql = new JdbcTemplate(own);
            sql.execute("create schema cases");
            sql.execute(new String(timers.readAllBytes(), StandardCharsets.UTF_8));
            sql.update("insert into cases.scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version) values ('case-clock', 'recurring', now(), true, 'dead', now(), 1)");
            CaseSchedule alive = new CaseSchedule(own, sweep, Duration.ofHours(1), Duration.ofMillis(200), true);
            alive.start();
            try {
                await().atMost(Duration.ofSeconds(20)).until(() -> sql.queryForObject("select last_success is not null from cases.scheduled_tasks where task_name = 'case-clock'", Boolean.class));
            } finally {
                alive.stop();
            }
        }
    }
}
