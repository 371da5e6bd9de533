package luoshu.data.gateway.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.gateway.ExpectedMaintenance;
import luoshu.data.gateway.MaintenanceDraft;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MaintenanceQueries {

    private final JdbcClient jdbc;

    MaintenanceQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Window(Instant from, Instant until) {
    }

    UUID insert(UUID service, MaintenanceDraft draft, Actor by, Instant at) {
        return jdbc.sql("""
                insert into gateway.maintenance (service, text, begins_at, ends_at, announced_at, announced_by, announced_by_name) values (:service, :text, :from, :until, :at, :by, :byName) returning id
                """).param("service", service).param("text", draft.text().strip()).param("from", Timestamp.from(draft.from())).param("until", Timestamp.from(draft.until())).param("at", Timestamp.from(at))
                .param("by", by.subject()).param("byName", by.name()).query(UUID.class).single();
    }

    /** @return empty if the service has no such window, or it is over */
    Optional<Window> withdraw(UUID service, UUID maintenance, Instant at) {
        return jdbc.sql("update gateway.maintenance set withdrawn_at = :at where id = :id and service = :service and withdrawn_at is null and ends_at > :at returning begins_at, ends_at").param("id", maintenance)
                .param("service", service).param("at", Timestamp.from(at)).query((row, _) -> new Window(row.getTimestamp("begins_at").toInstant(), row.getTimestamp("ends_at").toInstant())).optional();
    }

    int toCome(UUID service, Instant now) {
        return jdbc.sql("select count(*) from gateway.maintenance where service = :service and withdrawn_at is null and ends_at > :now").param("service", service).param("now", Timestamp.from(now))
                .query(Integer.class).single();
    }

    /** Organs with a contract in use about what the service gives; at most 1000. */
    List<GatewayNews.Caller> callers(UUID service) {
        return jdbc.sql("""
                select c.asker, left(string_agg(distinct c.resource_name, '、'), 200) as resources
                from gateway.service s join gateway.operation o on o.service = s.id and o.removed_at is null join contracts.api_contract c on c.resource = o.resource and c.provider = s.organ and c.state = 'ACTIVE'
                where s.id = :service group by c.asker order by c.asker limit 1000
                """).param("service", service).query((row, _) -> new GatewayNews.Caller(row.getString("asker"), row.getString("resources"))).list();
    }

    List<ExpectedMaintenance> expected(Scope scope, Instant now) {
        Scope.Predicate within = scope.predicate("c.asker", "c.asker_duty", "c.asker_region", "0", "p");
        Map<String, Object> params = new HashMap<>(within.params());
        params.put("now", Timestamp.from(now));
        return jdbc.sql("""
                select s.name, s.organ_name, array_agg(distinct c.resource_name) as resources, m.text, m.begins_at, m.ends_at
                from gateway.maintenance m join gateway.service s on s.id = m.service and s.removed_at is null join gateway.operation o on o.service = s.id and o.removed_at is null
                    join contracts.api_contract c on c.resource = o.resource and c.provider = s.organ and c.state = 'ACTIVE'
                where m.withdrawn_at is null and m.ends_at > :now and
                """ + within.sql() + " group by m.id, s.id order by m.begins_at, m.id limit 100").params(params).query((row, _) -> new ExpectedMaintenance(row.getString("name"), row.getString("organ_name"),
                List.of((String[]) row.getArray("resources").getArray()), row.getString("text"), row.getTimestamp("begins_at").toInstant(), row.getTimestamp("ends_at").toInstant(),
                !row.getTimestamp("begins_at").toInstant().isAfter(now))).list();
    }
}
