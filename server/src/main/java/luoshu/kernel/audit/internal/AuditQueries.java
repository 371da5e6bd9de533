package luoshu.kernel.audit.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.AuditEntry;
import luoshu.kernel.database.SqlPart;
import luoshu.kernel.database.SteadyTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
public class AuditQueries {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public void append(Actor actor, List<Act> acts, @Nullable String requestId, @Nullable String address) {
        jdbc.sql("""
                insert into audit.entry (subject, name, capacity, organ, action, outcome, object, case_number, matter, person, request_id, address, detail)
                select :subject, :name, :capacity, :organ, a.action, a.outcome, a.object, a."caseNumber", a.matter, a.person, :requestId, :address, a.detail
                from jsonb_to_recordset(:acts::jsonb) as a(action text, outcome text, object text, "caseNumber" text, matter text, person uuid, detail jsonb)
                """)
                .param("subject", actor.subject()).param("name", actor.name()).param("capacity", actor.capacityText())
                .param("organ", actor instanceof Actor.Official official ? official.organ() : null).param("requestId", requestId).param("address", address)
                .param("acts", json.writeValueAsString(acts)).update();
    }

    public SqlPart part(Actor actor, Act act, String guard, @Nullable String requestId, @Nullable String address) {
        Map<String, Object> params = new HashMap<>();
        params.put("auSubject", actor.subject());
        params.put("auName", actor.name());
        params.put("auCapacity", actor.capacityText());
        params.put("auOrgan", actor instanceof Actor.Official official ? official.organ() : null);
        params.put("auAction", act.action());
        params.put("auOutcome", act.outcome().name());
        params.put("auObject", act.object());
        params.put("auMatter", act.matter());
        params.put("auPerson", SteadyTypes.text(act.person()));
        params.put("auRequest", requestId);
        params.put("auAddress", address);
        params.put("auDetail", act.detail().isEmpty() ? "{}" : json.writeValueAsString(act.detail()));
        return new SqlPart("""
                audited as (
                    insert into audit.entry (subject, name, capacity, organ, action, outcome, object, case_number, matter, person, request_id, address, detail)
                    select :auSubject, :auName, :auCapacity, :auOrgan, :auAction, :auOutcome, :auObject, guard.number, :auMatter, :auPerson::uuid, :auRequest, :auAddress, :auDetail::jsonb
                    from %s guard)
                """.formatted(guard), params);
    }

    /** Entries before {@code before}, newest first. */
    public List<AuditEntry> find(AuditFilter filter, long before, int limit) {
        return select(filter, before, limit).query(this::entry).list();
    }

    /** The same without holding them: each row goes to {@code each}, at most {@code limit}. */
    public void stream(AuditFilter filter, int limit, Consumer<AuditEntry> each) {
        select(filter, Long.MAX_VALUE, limit).withFetchSize(500).query((RowCallbackHandler) row -> each.accept(entry(row, 0)));
    }

    /** Where a party's data were read by somebody else than {@code self} or the platform. */
    private static final String READS = " from audit.entry where person = :party and outcome = 'READ' and subject <> :self and subject not like 'platform:%'"
            + " and (:everything or substr(matter, 20, 12) in (:catalog))";

    public List<AuditEntry> reads(UUID party, String self, List<String> catalog, int offset, int limit) {
        return reads("select sequence, at, subject, name, capacity, organ, action, outcome, object, case_number, matter, request_id, address, detail::text" + READS
                + " order by sequence desc offset :offset limit :limit", party, self, catalog).param("offset", offset).param("limit", limit).query(this::entry).list();
    }

    public int countReads(UUID party, String self, List<String> catalog, int most) {
        return reads("select count(*) from (select 1" + READS + " limit :most) counted", party, self, catalog).param("most", most + 1).query(Integer.class).single();
    }

    private JdbcClient.StatementSpec reads(String sql, UUID party, String self, List<String> catalog) {
        return jdbc.sql(sql).param("party", party).param("self", self).param("everything", catalog.isEmpty()).param("catalog", catalog.isEmpty() ? List.of("") : catalog);
    }

    private JdbcClient.StatementSpec select(AuditFilter filter, long before, int limit) {
        StringBuilder sql = new StringBuilder("select sequence, at, subject, name, capacity, organ, action, outcome, object, case_number, matter, request_id, address, detail::text ")
                .append("from audit.entry where sequence < :before");
        Map<String, Object> params = new HashMap<>(Map.of("before", before, "limit", limit));
        add(sql, params, " and (subject = :actor or name like '%' || :actor || '%')", "actor", filter.actor());
        add(sql, params, " and starts_with(action, :action)", "action", filter.action());
        add(sql, params, " and outcome = :outcome", "outcome", filter.outcome() == null ? null : filter.outcome().name());
        add(sql, params, " and starts_with(object, :object)", "object", filter.object());
        add(sql, params, " and case_number = :caseNumber", "caseNumber", filter.caseNumber());
        add(sql, params, " and request_id = :requestId", "requestId", filter.requestId());
        add(sql, params, " and address = :address", "address", filter.address());
        add(sql, params, " and at >= :from", "from", filter.from() == null ? null : Timestamp.from(filter.from()));
        add(sql, params, " and at < :to", "to", filter.to() == null ? null : Timestamp.from(filter.to()));
        return jdbc.sql(sql.append(" order by sequence desc limit :limit").toString()).params(params);
    }

    private static void add(StringBuilder sql, Map<String, Object> params, String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            params.put(name, value);
        }
    }

    @SuppressWarnings("unchecked")
    private AuditEntry entry(ResultSet row, int index) throws SQLException {
        return new AuditEntry(row.getLong("sequence"), row.getTimestamp("at").toInstant(), row.getString("subject"), row.getString("name"), row.getString("capacity"),
                row.getString("organ"), row.getString("action"), Act.Outcome.valueOf(row.getString("outcome")), row.getString("object"), row.getString("case_number"),
                row.getString("matter"), row.getString("request_id"), row.getString("address"), json.readValue(row.getString("detail"), Map.class));
    }
}
