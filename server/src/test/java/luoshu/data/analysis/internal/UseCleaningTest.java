package luoshu.data.analysis.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import luoshu.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What goes when its time is over, and what stays. */
@ServerTest
class UseCleaningTest {

    @Autowired UseCleaning cleaning;
    @Autowired JdbcClient jdbc;

    private UUID use(String at, String state) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into analysis.use (id, number, at, subject, name, capacity, organ, organ_name, duty, region, purpose, statement, export, state)
                values (:id, :id::text, :at::timestamptz, :id::text, 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'select 1', false, :state)
                """).param("id", id).param("at", at).param("state", state).update();
        jdbc.sql("insert into analysis.used (use, position, resource, resource_name, provider, provider_name, provider_duty, provider_region, fields, personal) values (:id, 1, :id, 'x', 'x', 'x', 'x', 'x', '{}', '{}')").param("id", id).update();
        jdbc.sql("""
                insert into analysis.alarm (rule, name, name_en, basis, subject, person, organ, organ_name, duty, region, day, at, use, number, found, bound)
                values ('x', 'x', 'x', 'x', :id::text, 'x', 'x', 'x', 'x', 'x', :at::timestamptz::date, :at::timestamptz, :id, 'x', 2, 1)
                """).param("id", id).param("at", at).update();
        return id;
    }

    private int rows(String table, String column, UUID id) {
        return jdbc.sql("select count(*) from analysis." + table + " where " + column + " = :id").param("id", id).query(Integer.class).single();
    }

    @Test
    void records_of_use_stay_for_three_years_and_then_go_with_all_that_is_theirs() {
        UUID old = use("2023-04-19T00:00:00Z", "DONE");
        UUID kept = use("2023-04-21T00:00:00Z", "DONE");
        UUID lost = use("2026-04-19T20:00:00Z", "RUNNING");
        UUID running = use("2026-04-20T00:59:30Z", "RUNNING");
        cleaning.clean();
        assertThat(rows("use", "id", old) + rows("used", "use", old) + rows("alarm", "use", old)).isZero();
        assertThat(rows("use", "id", kept) + rows("used", "use", kept) + rows("alarm", "use", kept)).isEqualTo(3);
        assertThat(jdbc.sql("select state || ' ' || code from analysis.use where id = :id").param("id", lost).query(String.class).single()).isEqualTo("FAILED lost");
        assertThat(jdbc.sql("select state from analysis.use where id = :id").param("id", running).query(String.class).single()).isEqualTo("RUNNING");
    }
}
