package luoshu.data.operation.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import luoshu.data.gateway.MeteredCalls;
import luoshu.data.operation.MeteredDay;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DayQueries {

    private final JdbcClient jdbc;

    DayQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<MeteredDay> list(String agreement, LocalDate from, LocalDate until) {
        return jdbc.sql("""
                select d.day, d.contract, o.resource_name, d.calls, d.charged, d.rows, d.request_faults, d.provider_faults, d.platform_faults, d.digest, d.counted_at, d.counted
                from operation.day d join operation.operated o on o.agreement = d.agreement and o.contract = d.contract
                where d.agreement = :agreement and d.day between :since and :until order by d.day, o.place
                """).param("agreement", agreement).param("since", from).param("until", until)
                .query((row, _) -> new MeteredDay(row.getObject("day", LocalDate.class), row.getString("contract"), row.getString("resource_name"), row.getLong("calls"), row.getLong("charged"), row.getLong("rows"),
                        row.getLong("request_faults"), row.getLong("provider_faults"), row.getLong("platform_faults"), row.getString("digest"), row.getTimestamp("counted_at").toInstant(), row.getInt("counted"))).list();
    }

    /** @param again writes over an earlier count; otherwise that one stands */
    void write(String agreement, String contract, LocalDate day, MeteredCalls calls, boolean again, Instant now) {
        jdbc.sql("""
                insert into operation.day as d (agreement, contract, day, calls, charged, rows, request_faults, provider_faults, platform_faults, digest, counted_at, counted)
                values (:agreement, :contract, :day, :calls, :charged, :rows, :request, :provider, :platform, :digest, :now, 1)
                on conflict (agreement, contract, day) do update set calls = excluded.calls, charged = excluded.charged, rows = excluded.rows, request_faults = excluded.request_faults, provider_faults = excluded.provider_faults,
                    platform_faults = excluded.platform_faults, digest = excluded.digest, counted_at = excluded.counted_at, counted = d.counted + 1 where :again
                """).param("agreement", agreement).param("contract", contract).param("day", day).param("calls", calls.calls()).param("charged", calls.answered()).param("rows", calls.rows())
                .param("request", calls.requestFaults()).param("provider", calls.providerFaults()).param("platform", calls.platformFaults()).param("digest", calls.digest()).param("now", Timestamp.from(now)).param("again", again).update();
    }

    boolean stated(String agreement, LocalDate day) {
        return jdbc.sql("select exists (select from operation.statement s where s.agreement = :agreement and s.kind = 'MONTHLY' and s.month = :month)").param("agreement", agreement).param("month", day.withDayOfMonth(1))
                .query(Boolean.class).single();
    }
}
