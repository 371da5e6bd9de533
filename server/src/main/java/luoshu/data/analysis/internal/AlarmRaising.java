package luoshu.data.analysis.internal;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds a person's use against the rules, after each of their questions and in its transaction. */
@Component
class AlarmRaising {

    private final JdbcClient jdbc;
    private final AnalysisContent content;
    private final Audit audit;
    private final Clock clock;

    AlarmRaising(JdbcClient jdbc, AnalysisContent content, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.content = content;
        this.audit = audit;
        this.clock = clock;
    }

    private record Counted(long found, long bound) {
    }

    void after(UUID use, String subject) {
        ZonedDateTime now = clock.instant().atZone(GrantedTables.HENAN);
        for (AlarmRule rule : content.alarms()) {
            Counted counted = count(rule, subject, now);
            if (counted.found() > counted.bound()) {
                raise(rule, use, counted, now);
            }
        }
    }

    private Counted count(AlarmRule rule, String subject, ZonedDateTime now) {
        Instant today = now.toLocalDate().atStartOfDay(GrantedTables.HENAN).toInstant();
        return switch (rule) {
            case AlarmRule.RowsOfDay rows -> new Counted(sum("coalesce(sum(u.rows), 0)", "true", subject, today), Math.max(rows.least(), rows.times() * mean(subject, now.toLocalDate(), rows.days())));
            case AlarmRule.AtNight night -> new Counted(night(now.toLocalTime(), night) ? sum("count(*)", "true", subject, evening(now, night)) : 0, night.least());
            case AlarmRule.RefusedOften refused -> new Counted(sum("count(*)", "u.state = 'REFUSED' and u.code <> 'analysis-not-understood'", subject, now.toInstant().minus(Duration.ofMinutes(refused.minutes()))), refused.least());
            case AlarmRule.Personal personal -> new Counted(sum("coalesce(sum(u.rows), 0)", "u.personal >= " + personal.columns(), subject, today), personal.least());
            case AlarmRule.PersonalRead read -> new Counted(sum("coalesce(sum((select sum(t.rows) from analysis.used t where t.use = u.id and cardinality(t.personal) > 0)), 0)::bigint", "u.personal >= " + read.columns(), subject, today),
                    read.least());
            case AlarmRule.Exports exports -> new Counted(sum("count(*)", "u.export and u.state = 'DONE'", subject, today), exports.least());
        };
    }

    private static boolean night(LocalTime time, AlarmRule.AtNight rule) {
        return time.getHour() >= rule.from() || time.getHour() < rule.until();
    }

    private static Instant evening(ZonedDateTime now, AlarmRule.AtNight rule) {
        LocalDate begun = now.getHour() >= rule.from() ? now.toLocalDate() : now.toLocalDate().minusDays(1);
        return begun.atTime(rule.from(), 0).atZone(GrantedTables.HENAN).toInstant();
    }

    private long sum(String what, String which, String subject, Instant since) {
        return jdbc.sql("select " + what + " from analysis.use u where u.subject = :subject and u.at >= :since and " + which).param("subject", subject).param("since", Timestamp.from(since)).query(Long.class).single();
    }

    /** Rows of a day on which they asked. */
    private long mean(String subject, LocalDate today, int days) {
        return jdbc.sql("""
                select coalesce(avg(d.rows), 0)::bigint from (
                    select sum(u.rows) as rows from analysis.use u where u.subject = :subject and u.at >= :since and u.at < :until group by (u.at at time zone 'Asia/Shanghai')::date) d
                """).param("subject", subject).param("since", Timestamp.from(today.minusDays(days).atStartOfDay(GrantedTables.HENAN).toInstant()))
                .param("until", Timestamp.from(today.atStartOfDay(GrantedTables.HENAN).toInstant())).query(Long.class).single();
    }

    private void raise(AlarmRule rule, UUID use, Counted counted, ZonedDateTime now) {
        jdbc.sql("""
                insert into analysis.alarm (rule, name, name_en, basis, subject, person, organ, organ_name, duty, region, day, at, use, number, found, bound)
                select :rule, :zh, :en, :basis, u.subject, u.name, u.organ, u.organ_name, u.duty, u.region, :day, :now, u.id, u.number, :found, :bound from analysis.use u where u.id = :use
                on conflict (rule, subject, day) do nothing returning id
                """).param("rule", rule.code()).param("zh", rule.name().zh()).param("en", rule.name().en()).param("basis", rule.basis()).param("day", Date.valueOf(now.toLocalDate())).param("now", Timestamp.from(now.toInstant()))
                .param("found", counted.found()).param("bound", counted.bound()).param("use", use).query(UUID.class).optional()
                .ifPresent(alarm -> audit.record(Act.done("analysis.alarm", "analysis-alarm:" + alarm).with(Map.of("rule", rule.code(), "found", counted.found(), "bound", counted.bound()))));
    }
}
