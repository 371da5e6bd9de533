package luoshu.service.monitoring.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.access.Scope;
import luoshu.kernel.calendar.Light;
import luoshu.service.monitoring.Monitoring;
import luoshu.trust.messages.Recipient;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
public class MonitoringQueries {

    public record Urgent(UUID id, String matterName) {
    }

    private static final ZoneId HENAN = ZoneId.of("Asia/Shanghai");
    private final JdbcClient jdbc;

    MonitoringQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One pass over the period, at the price of a few plain counts. */
    public List<Tally> count(Scope scope, Scope within, LocalDate from, LocalDate to, Monitoring.GroupBy by, LocalDate today) {
        Scope.Predicate mine = scope.predicate("m.organ", "m.duty", "m.region", "m.confidentiality", "own");
        Scope.Predicate asked = within.predicate("m.organ", "m.duty", "m.region", "m.confidentiality", "rgn");
        String key = switch (by) {
            case region -> "m.region";
            case organ -> "m.organ";
            case matter -> "m.catalog_code";
        };
        return jdbc.sql("""
                select %s as key, count(*) as received, count(m.accepted_on) as accepted,
                       count(*) filter (where m.clock_state in ('RUNNING', 'STOPPED')) as running, count(m.closed_at) as closed,
                       count(*) filter (where %s) as green,
                       count(*) filter (where %s) as yellow,
                       count(*) filter (where %s) as red,
                       count(m.decided_on) filter (where m.accepted_on is not null) as decided,
                       count(*) filter (where m.accepted_on is not null and m.decided_on is not null and (m.due_on is null or m.decided_on <= m.due_on)) as on_time,
                       coalesce(sum(m.decided_on - m.accepted_on), 0) as days
                from cases.api_monitoring m
                where m.submitted_at >= :since and m.submitted_at < :until and %s and %s
                group by 1
                """.formatted(key, Light.GREEN.sql("m"), Light.YELLOW.sql("m"), Light.RED.sql("m"), mine.sql(), asked.sql()))
                .param("today", today).param("since", Timestamp.from(from.atStartOfDay(HENAN).toInstant())).param("until", Timestamp.from(to.plusDays(1).atStartOfDay(HENAN).toInstant()))
                .params(mine.params()).params(asked.params()).query(Tally.class).list();
    }

    public Map<String, String> matterNames(Collection<String> codes) {
        Map<String, String> names = new HashMap<>();
        if (!codes.isEmpty()) {
            jdbc.sql("""
                    select wanted.code, (select m.matter_name ->> 'zh' from cases.api_monitoring m where m.catalog_code = wanted.code order by m.submitted_at desc limit 1) as name
                    from unnest(array[:codes]) as wanted(code)
                    """).param("codes", codes).query(row -> {
                        names.put(row.getString("code"), row.getString("name"));
                    });
        }
        return names;
    }

    public Optional<Urgent> findUrgent(Scope scope, String number) {
        Scope.Predicate mine = scope.predicate("m.organ", "m.duty", "m.region", "m.confidentiality", "own");
        return jdbc.sql("select m.id, m.matter_name ->> 'zh' as matter_name from cases.api_monitoring m where m.number = :number and " + mine.sql())
                .param("number", number).params(mine.params()).query(Urgent.class).optional();
    }

    /** Who has something to do on the case now. */
    public List<Recipient> handlers(UUID id) {
        Set<Recipient> recipients = new LinkedHashSet<>();
        jdbc.sql("select t.assignee, t.organ from tasks.api_task t where t.source = 'CASE' and t.ref = :id and t.status = 'OPEN'").param("id", id).query(row -> {
            UUID assignee = row.getObject("assignee", UUID.class);
            recipients.add(assignee == null ? Recipient.organ(row.getString("organ")) : Recipient.account(assignee));
        });
        return List.copyOf(recipients);
    }

    /** Answers the number of this urging of the case, from 1. */
    public long addUrge(UUID id, String number, UUID account, String name, String organ, String text, int recipients, Instant now) {
        return jdbc.sql("""
                insert into monitoring.urge (case_id, case_number, account, name, organ_name, text, recipients, at) values (:id, :number, :account, :name, :organ, :text, :recipients, :now)
                returning sequence
                """).param("id", id).param("number", number).param("account", account).param("name", name).param("organ", organ).param("text", text).param("recipients", recipients)
                .param("now", Timestamp.from(now)).query(Long.class).single();
    }
}
