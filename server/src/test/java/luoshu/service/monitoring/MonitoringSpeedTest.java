package luoshu.service.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Grant;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures of a year of 100 000 cases, in a year of their own. */
@ServerTest
@EnabledIfSystemProperty(named = "luoshu.speed", matches = "true", disabledReason = "measures time, so it runs alone: mvn test -Dtest=MonitoringSpeedTest -DargLine=-Dluoshu.speed=true")
class MonitoringSpeedTest {

    @Autowired Monitoring monitoring;
    @Autowired Access access;
    @Autowired JdbcClient jdbc;
    private final Actor.Official supervisor = new Actor.Official(UUID.randomUUID(), "监察员", UUID.randomUUID(), "效能监察", "11410000000000000X", "河南省", "410000000000", null,
            List.of(new Grant("supervisor", Set.of("monitoring.read"), Grant.Organs.ANY, "", "", "410000000000", 2)));

    @BeforeEach
    void aYear() {
        jdbc.sql("""
                insert into cases.file (id, number, query_code, matter_code, matter_version, catalog_code, matter_slug, matter_name, project_type, organ, organ_name, duty, region,
                    confidentiality, channel, applicant, applicant_kind, applicant_name, person, person_name, capacity, state, state_since, version, submitted_at, accepted_on, decided_at,
                    closed_at, clock_state, due_on, yellow_on, form, answers, materials, signed_name, course)
                select gen_random_uuid(), 'SPEED' || n, 'X', 'x', 1, lpad((n % 20)::text, 12, '0'), 'x', '{"zh":"事项","en":"Matter"}', '2', '1141' || lpad((n % 300)::text, 14, '0'), '机关', 'health',
                    (array['411502000000', '411523000000', '410105000000', '410173000000', '419001000000', '410311000000'])[1 + n % 6], 0, 'ONLINE', gen_random_uuid(), 'person', '某人',
                    gen_random_uuid(), '某人', 'SELF', 'HANDLING', now(), 1, timestamptz '2021-01-01 12:00+08' + (n % 365) * interval '1 day', date '2021-01-02' + n % 365,
                    case when n % 4 > 0 then timestamptz '2021-01-06 12:00+08' + (n % 365) * interval '1 day' end, case when n % 4 > 0 then now() end,
                    case when n % 4 > 0 then 'DONE' else 'RUNNING' end, date '2021-01-08' + n % 365, date '2021-01-06' + n % 365, '{}', '{}', '{}', 'x', '{}'
                from generate_series(1, 100000) n
                """).update();
        jdbc.sql("vacuum analyze cases.file").update();
    }

    @AfterEach
    void gone() {
        jdbc.sql("delete from cases.file where number like 'SPEED%'").update();
    }

    @Test
    void a_hundred_thousand_cases_are_counted_at_the_price_of_a_few_plain_counts() {
        for (Monitoring.GroupBy by : Monitoring.GroupBy.values()) {
            Monitoring.Filter year = new Monitoring.Filter(null, LocalDate.of(2021, 1, 1), LocalDate.of(2021, 12, 31), by);
            MonitoringSummary summary = access.as(supervisor, () -> monitoring.summary(year));
            assertThat(summary.totals().received()).isEqualTo(100_000);
            assertThat(summary.totals().running()).isEqualTo(25_000);
            assertThat(summary.totals().red()).isEqualTo(25_000);
            assertThat(summary.totals().onTimeRate()).isEqualTo(1);
            assertThat(summary.totals().meanDays()).isEqualTo(4);
            long plain = quietest(() -> jdbc.sql("select region, count(*) from cases.file where submitted_at >= '2021-01-01' and submitted_at < '2022-01-01' group by 1").query().listOfRows());
            long summed = quietest(() -> access.as(supervisor, () -> monitoring.summary(year)));
            System.out.println("monitoring by " + by + ": " + summary.rows().size() + " rows, " + summed / 1_000_000 + " ms; a plain count by region " + plain / 1_000_000 + " ms");
            assertThat(summed).as("eleven figures against a plain count of the same rows").isLessThan(6 * plain);
        }
    }

    /** Nanoseconds of the quickest of twelve. */
    private static long quietest(Runnable work) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 12; i++) {
            long started = System.nanoTime();
            work.run();
            best = Math.min(best, System.nanoTime() - started);
        }
        return best;
    }

    @Test
    void the_airport_zone_stands_beside_the_cities() {
        Monitoring.Filter year = new Monitoring.Filter(null, LocalDate.of(2021, 1, 1), LocalDate.of(2021, 12, 31), Monitoring.GroupBy.region);
        assertThat(access.as(supervisor, () -> monitoring.summary(year)).rows()).extracting(MonitoringSummary.Row::name).contains("信阳市", "郑州市", "郑州航空港经济综合实验区", "洛阳市");
        Monitoring.Filter zhengzhou = new Monitoring.Filter("410100000000", LocalDate.of(2021, 1, 1), LocalDate.of(2021, 12, 31), Monitoring.GroupBy.region);
        assertThat(access.as(supervisor, () -> monitoring.summary(zhengzhou)).rows()).extracting(MonitoringSummary.Row::key).containsExactly("410105000000");
    }
}
