package luoshu.data.objections.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.objections.Datum;
import luoshu.data.objections.ObjectionBox;
import luoshu.data.objections.ObjectionOrigin;
import luoshu.data.objections.ObjectionRow;
import luoshu.data.objections.ObjectionState;
import luoshu.data.prefill.PrefillParameter;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Scope;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ObjectionQueries {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<PrefillParameter>> PARAMETERS = new TypeReference<>() {
    };
    private static final String SELECT = "select o.*, o.parameters::text as asked_with from objections.objection o ";
    private static final String ROW = """
            select o.id, o.number, o.item, o.resource_name, o.provider_name, o.subject_name, o.state, o.raised_at,
                   case when o.state = 'VERIFYING' then o.due when o.state = 'PROPAGATING' then (select min(k.due) from objections.copy k where k.objection = o.id and k.outcome is null) end as due,
                   (select count(*) from objections.copy k where k.objection = o.id) as asked, (select count(*) from objections.copy k where k.objection = o.id and k.outcome is not null) as answered
            from objections.objection o
            """;
    private final JdbcClient jdbc;

    ObjectionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return empty if there is an open one about this datum */
    Optional<UUID> insert(Seen seen, Place provider, @Nullable Place raiser, Actor by, String day, String stated, String proposed, String reason, @Nullable LocalDate due, Instant at) {
        Map<String, Object> params = new HashMap<>();
        params.put("subject", seen.subject());
        params.put("subjectName", seen.subjectName());
        params.put("by", by.subject());
        params.put("byName", by.name());
        params.put("raiser", raiser == null ? null : raiser.organ());
        params.put("raiserName", raiser == null ? null : raiser.name());
        params.put("raiserDuty", raiser == null ? null : raiser.duty());
        params.put("raiserRegion", raiser == null ? null : raiser.region());
        params.put("at", Timestamp.from(at));
        params.put("origin", seen.origin().name());
        params.put("ref", seen.ref());
        params.put("place", seen.place());
        params.put("title", seen.title());
        params.put("resource", seen.datum().resource());
        params.put("resourceName", seen.resourceName());
        params.put("field", seen.datum().field());
        params.put("item", seen.datum().item());
        params.put("provider", provider.organ());
        params.put("providerName", provider.name());
        params.put("providerDuty", provider.duty());
        params.put("providerRegion", provider.region());
        params.put("contract", seen.contract());
        params.put("path", seen.path());
        params.put("parameters", JSON.writeValueAsString(seen.parameters()));
        params.put("matter", seen.matter());
        params.put("stated", stated);
        params.put("proposed", proposed);
        params.put("reason", reason);
        params.put("due", due);
        params.put("day", day);
        return jdbc.sql("""
                insert into objections.objection (number, subject, subject_name, raised_by, raised_by_name, raiser, raiser_name, raiser_duty, raiser_region, raised_at, origin, origin_ref, origin_place, origin_title,
                                                  resource, resource_name, field, item, provider, provider_name, provider_duty, provider_region, contract, path, parameters, matter, stated, proposed, reason, state, due)
                values ('YY' || :day || lpad(nextval('objections.serial')::text, 6, '0'), :subject, :subjectName, :by, :byName, :raiser, :raiserName, :raiserDuty, :raiserRegion, :at, :origin, :ref, :place, :title,
                        :resource, :resourceName, :field, :item, :provider, :providerName, :providerDuty, :providerRegion, :contract, :path, :parameters::jsonb, :matter, :stated, :proposed, :reason, 'VERIFYING', :due)
                on conflict (subject, resource, field) where state in ('VERIFYING', 'PROPAGATING') do nothing returning id
                """).params(params).query(UUID.class).optional();
    }

    String openNumber(Datum datum) {
        return jdbc.sql("select number from objections.objection where subject = :subject and resource = :resource and field = :field and state in ('VERIFYING', 'PROPAGATING')").param("subject", datum.subject())
                .param("resource", datum.resource()).param("field", datum.field()).query(String.class).optional().orElse("");
    }

    Optional<ObjectionFile> find(UUID id) {
        return jdbc.sql(SELECT + "where o.id = :id").param("id", id).query(ObjectionQueries::file).optional();
    }

    Optional<ObjectionFile> lock(UUID id) {
        return jdbc.sql(SELECT + "where o.id = :id for update of o").param("id", id).query(ObjectionQueries::file).optional();
    }

    /** About a case: raised from it, or with a copy in it; newest first. */
    List<ObjectionFile> ofCase(String number, String caseId) {
        return jdbc.sql(SELECT + """
                where o.state <> 'WITHDRAWN' and (o.origin_ref = :number or o.origin_ref = :case or exists (select from objections.copy k where k.objection = o.id and k.kind = 'CASE' and k.ref = :case))
                order by o.raised_at desc limit 50
                """).param("number", number).param("case", caseId).query(ObjectionQueries::file).list();
    }

    void withdraw(UUID id, Instant at) {
        jdbc.sql("update objections.objection set state = 'WITHDRAWN', version = version + 1, ended_at = :at where id = :id").param("id", id).param("at", Timestamp.from(at)).update();
    }

    void correct(UUID id, String value, LocalDate on, String where, String finding, boolean proven, String by, Instant at) {
        jdbc.sql("""
                update objections.objection set state = 'PROPAGATING', version = version + 1, right_value = :value, corrected_on = :on, corrected_where = :where, finding = :finding, proven = :proven, answered_at = :at,
                       answered_by = :by
                where id = :id
                """).param("id", id).param("value", value).param("on", on).param("where", where).param("finding", finding).param("proven", proven).param("by", by).param("at", Timestamp.from(at)).update();
    }

    void refuse(UUID id, String finding, String by, Instant at) {
        jdbc.sql("update objections.objection set state = 'REFUSED', version = version + 1, finding = :finding, answered_at = :at, answered_by = :by, ended_at = :at where id = :id").param("id", id).param("finding", finding)
                .param("by", by).param("at", Timestamp.from(at)).update();
    }

    void end(UUID id, Instant at) {
        jdbc.sql("update objections.objection set state = 'ENDED', version = version + 1, ended_at = :at where id = :id").param("id", id).param("at", Timestamp.from(at)).update();
    }

    Page<ObjectionRow> listOf(UUID subject, LocalDate today, PageRequest page) {
        return page("where o.subject = :subject", new HashMap<>(Map.of("subject", subject)), today, page);
    }

    Page<ObjectionRow> list(ObjectionBox box, Scope scope, LocalDate today, PageRequest page) {
        Scope.Predicate provider = scope.predicate("o.provider", "o.provider_duty", "o.provider_region", "0", "p");
        Scope.Predicate owner = scope.predicate("k.organ", "k.duty", "k.region", "0", "c");
        Scope.Predicate raiser = scope.predicate("o.raiser", "o.raiser_duty", "o.raiser_region", "0", "r");
        String copy = "exists (select from objections.copy k where k.objection = o.id and " + owner.sql() + "%s)";
        Map<String, Object> params = new HashMap<>();
        String where = switch (box) {
            case VERIFY -> {
                params.putAll(provider.params());
                yield "where o.state = 'VERIFYING' and " + provider.sql();
            }
            case COPIES -> {
                params.putAll(owner.params());
                yield "where o.state = 'PROPAGATING' and " + copy.formatted(" and k.outcome is null");
            }
            case RAISED -> {
                params.putAll(raiser.params());
                yield "where o.raiser is not null and " + raiser.sql();
            }
            case DONE -> {
                params.putAll(provider.params());
                params.putAll(owner.params());
                yield "where o.state <> 'VERIFYING' and (" + provider.sql() + " or " + copy.formatted(" and k.outcome is not null") + ")";
            }
        };
        return page(where, params, today, page);
    }

    private Page<ObjectionRow> page(String where, Map<String, Object> params, LocalDate today, PageRequest page) {
        List<ObjectionRow> rows = jdbc.sql(ROW + where + " order by o.raised_at desc, o.id limit :size offset :offset").params(params).param("size", page.size()).param("offset", page.offset())
                .query((row, _) -> row(row, today)).list();
        int total = jdbc.sql("select count(*) from (select from objections.objection o " + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        return new Page<>(rows, total, page.page(), page.size());
    }

    private static ObjectionRow row(ResultSet row, LocalDate today) throws SQLException {
        LocalDate due = row.getObject("due", LocalDate.class);
        return new ObjectionRow(row.getObject("id", UUID.class), row.getString("number"), row.getString("item"), row.getString("resource_name"), row.getString("provider_name"), row.getString("subject_name"),
                ObjectionState.valueOf(row.getString("state")), row.getTimestamp("raised_at").toInstant(), due, due != null && due.isBefore(today), row.getInt("asked"), row.getInt("answered"));
    }

    static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static ObjectionFile file(ResultSet row, int number) throws SQLException {
        String raiser = row.getString("raiser");
        return new ObjectionFile(row.getObject("id", UUID.class), row.getString("number"),
                new Datum(row.getObject("subject", UUID.class), row.getObject("resource", UUID.class), row.getString("field"), row.getString("item")), row.getString("subject_name"), row.getString("raised_by"),
                row.getString("raised_by_name"), raiser == null ? null : new Place(raiser, row.getString("raiser_name"), row.getString("raiser_duty"), row.getString("raiser_region")),
                row.getTimestamp("raised_at").toInstant(), ObjectionOrigin.valueOf(row.getString("origin")), row.getString("origin_ref"), row.getString("origin_place"), row.getString("origin_title"),
                row.getString("resource_name"), new Place(row.getString("provider"), row.getString("provider_name"), row.getString("provider_duty"), row.getString("provider_region")), row.getString("contract"),
                row.getString("path"), JSON.readValue(row.getString("asked_with"), PARAMETERS), row.getString("matter"), row.getString("stated"), row.getString("proposed"), row.getString("reason"),
                ObjectionState.valueOf(row.getString("state")), row.getInt("version"), row.getObject("due", LocalDate.class), row.getString("right_value"), row.getObject("corrected_on", LocalDate.class),
                row.getString("corrected_where"), row.getString("finding"), row.getBoolean("proven"), instant(row.getTimestamp("answered_at")), row.getString("answered_by"), instant(row.getTimestamp("ended_at")));
    }
}
