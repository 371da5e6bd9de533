package luoshu.data.operation.internal;

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

import luoshu.data.operation.Operated;
import luoshu.data.operation.OperationDraft;
import luoshu.data.operation.OperationPrice;
import luoshu.data.operation.OperationRow;
import luoshu.data.operation.OperationState;
import luoshu.data.operation.OperationSystem;
import luoshu.data.operation.PriceKind;
import luoshu.data.operation.PriceUnit;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Scope;
import luoshu.kernel.access.Subject;
import luoshu.kernel.database.Like;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class OperationQueries {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SELECT = """
            select g.number, g.organ, g.organ_name, g.duty, g.region, g.operator_name, g.terms::text as terms, g.state, g.version, g.begun_at, g.ended_at, g.reason, g.drafters, g.drafted_by_name, g.changed_at
            from operation.agreement g where g.number = :number
            """;
    private final JdbcClient jdbc;

    OperationQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String insert(Organ organ, OperationDraft draft, OperationBounds.Checked checked, Actor by, LocalDate day, Instant now) {
        String number = jdbc.sql("""
                insert into operation.agreement (number, organ, organ_name, duty, region, name, operator, operator_name, price_kind, revenue_cap, valid_from, valid_until, terms, state, version, drafters,
                                                 drafted_by_name, created_at, changed_at)
                values ('YY' || :day || lpad(nextval('operation.serial')::text, 6, '0'), :organ, :organName, :duty, :region, :name, :operator, :operatorName, :kind, :cap, :from, :until, :terms::jsonb, 'DRAFT', 1, array[:by], :byName,
                        :now, :now) returning number
                """).param("day", day.toString().replace("-", "")).param("organ", organ.code().value()).param("organName", organ.name()).param("duty", organ.duty()).param("region", organ.region().value())
                .params(terms(draft, checked)).param("by", by.subject()).param("byName", by.name()).param("now", Timestamp.from(now)).query(String.class).single();
        parts(number, draft, checked);
        return number;
    }

    void save(String number, OperationDraft draft, OperationBounds.Checked checked, Actor by, Instant now) {
        jdbc.sql("""
                update operation.agreement set name = :name, operator = :operator, operator_name = :operatorName, price_kind = :kind, revenue_cap = :cap, valid_from = :from, valid_until = :until, terms = :terms::jsonb,
                       version = version + 1, drafters = case when :by = any(drafters) then drafters else drafters || :by::text end, drafted_by_name = :byName, changed_at = :now where number = :number
                """).params(terms(draft, checked)).param("by", by.subject()).param("byName", by.name()).param("now", Timestamp.from(now)).param("number", number).update();
        jdbc.sql("delete from operation.operated where agreement = :number").param("number", number).update();
        jdbc.sql("delete from operation.system where agreement = :number").param("number", number).update();
        parts(number, draft, checked);
    }

    private static Map<String, Object> terms(OperationDraft draft, OperationBounds.Checked checked) {
        Map<String, Object> params = new HashMap<>();
        params.put("name", draft.name().strip());
        params.put("operator", checked.operator());
        params.put("operatorName", checked.operatorName());
        params.put("kind", draft.priceKind().name());
        params.put("cap", draft.revenueCap());
        params.put("from", draft.from());
        params.put("until", draft.until());
        params.put("terms", JSON.writeValueAsString(draft));
        return params;
    }

    private void parts(String number, OperationDraft draft, OperationBounds.Checked checked) {
        for (int i = 0; i < checked.operated().size(); i++) {
            Operated one = checked.operated().get(i);
            jdbc.sql("""
                    insert into operation.operated (agreement, contract, resource, resource_name, provider_name, unit, fen, per, ceiling, place)
                    values (:agreement, :contract, :resource, :name, :provider, :unit, :fen, :per, :ceiling, :place)
                    """).param("agreement", number).param("contract", one.contract()).param("resource", one.resource()).param("name", one.resourceName()).param("provider", one.providerName())
                    .param("unit", one.price().unit().name()).param("fen", one.price().fen()).param("per", one.price().per()).param("ceiling", one.price().ceiling()).param("place", i).update();
        }
        for (int i = 0; i < checked.systems().size(); i++) {
            jdbc.sql("insert into operation.system (agreement, system, name, place) values (:agreement, :system, :name, :place)").param("agreement", number).param("system", checked.systems().get(i).id())
                    .param("name", checked.systems().get(i).name()).param("place", i).update();
        }
    }

    Optional<AgreementFile> find(String number) {
        return jdbc.sql(SELECT).param("number", number).query(this::file).optional();
    }

    Optional<AgreementFile> lock(String number) {
        return jdbc.sql(SELECT + " for update").param("number", number).query(this::file).optional();
    }

    void move(String number, OperationState state, @Nullable String reason, boolean begins, boolean ends, Instant now) {
        jdbc.sql("""
                update operation.agreement set state = :state, version = version + 1, reason = :reason, begun_at = case when :begins then :now else begun_at end, ended_at = case when :ends then :now else ended_at end, changed_at = :now
                where number = :number
                """).param("number", number).param("state", state.name()).param("reason", reason).param("begins", begins).param("ends", ends).param("now", Timestamp.from(now)).update();
    }

    /** Of the systems of this agreement, those another holds. */
    List<String> heldElsewhere(String number) {
        return jdbc.sql("""
                select s.name from operation.system s where s.agreement = :number and exists (select from operation.system o where o.system = s.system and o.agreement <> s.agreement and o.held) order by s.place
                """).param("number", number).query(String.class).list();
    }

    void hold(String number, boolean held) {
        jdbc.sql("update operation.system set held = :held where agreement = :number").param("number", number).param("held", held).update();
    }

    /** Concluded ones whose first day has come; {@code over}: not ended, the last day behind. */
    List<String> toBegin(LocalDate today) {
        return jdbc.sql("select number from operation.agreement where state = 'AGREED' and valid_from <= :today and valid_until >= :today order by number limit 200").param("today", today).query(String.class).list();
    }

    List<String> over(LocalDate today) {
        return jdbc.sql("select number from operation.agreement where state <> 'ENDED' and state <> 'DRAFT' and valid_until < :today order by number limit 200").param("today", today).query(String.class).list();
    }

    List<String> closed() {
        return jdbc.sql("select number from operation.agreement where state in ('AGREED', 'SUSPENDED') order by number limit 500").query(String.class).list();
    }

    /** Agreements with a day in force that is over and was not counted, with the first such day. */
    List<Uncounted> uncounted(LocalDate yesterday) {
        return jdbc.sql("""
                select o.agreement, d.day::date as day from operation.operated o join operation.agreement g on g.number = o.agreement
                     cross join lateral generate_series((g.begun_at at time zone 'Asia/Shanghai')::date::timestamp, least(g.valid_until, (g.ended_at at time zone 'Asia/Shanghai')::date, :yesterday::date)::timestamp, interval '1 day') as d (day)
                where g.begun_at is not null and not exists (select from operation.day m where m.agreement = o.agreement and m.contract = o.contract and m.day = d.day::date)
                group by o.agreement, d.day order by d.day, o.agreement limit 500
                """).param("yesterday", yesterday).query((row, _) -> new Uncounted(row.getString("agreement"), row.getObject("day", LocalDate.class))).list();
    }

    record Uncounted(String agreement, LocalDate day) {
    }

    Page<OperationRow> list(Scope scope, @Nullable String q, @Nullable OperationState state, PageRequest page) {
        Scope.Predicate within = scope.predicate("g.organ", "g.duty", "g.region", "0", "p");
        Map<String, Object> params = new HashMap<>(within.params());
        params.put("like", Like.literal(q == null ? "" : q.strip()));
        params.put("state", state == null ? "" : state.name());
        String from = " from operation.agreement g where " + within.sql() + """
                 and (:state = '' or g.state = :state) and (:like = '' or g.number ilike '%' || :like || '%' or g.name ilike '%' || :like || '%' or g.operator_name ilike '%' || :like || '%' or g.organ_name ilike '%' || :like || '%')
                """;
        List<OperationRow> rows = jdbc.sql("""
                select g.number, g.name, g.organ_name, g.operator_name, g.price_kind, g.state, g.valid_from, g.valid_until, g.changed_at, (select count(*) from operation.operated o where o.agreement = g.number) as operated,
                       (select count(*) from operation.dispute d where d.agreement = g.number and d.state = 'RAISED') as disputes
                """ + from + " order by g.created_at desc, g.number desc limit :size offset :offset").params(params).param("size", page.size()).param("offset", page.offset())
                .query((row, _) -> new OperationRow(row.getString("number"), row.getString("name"), row.getString("organ_name"), row.getString("operator_name"), PriceKind.valueOf(row.getString("price_kind")),
                        OperationState.valueOf(row.getString("state")), row.getObject("valid_from", LocalDate.class), row.getObject("valid_until", LocalDate.class), row.getInt("operated"), row.getInt("disputes"),
                        row.getTimestamp("changed_at").toInstant())).list();
        int total = jdbc.sql("select count(*) from (select" + from + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        return new Page<>(rows, total, page.page(), page.size());
    }

    private AgreementFile file(ResultSet row, int at) throws SQLException {
        String number = row.getString("number");
        List<OperationSystem> systems = jdbc.sql("select system, name from operation.system where agreement = :number order by place").param("number", number)
                .query((one, _) -> new OperationSystem(one.getObject("system", UUID.class), one.getString("name"))).list();
        List<Operated> operated = jdbc.sql("""
                select o.contract, o.resource, o.resource_name, o.provider_name, o.unit, o.fen, o.per, o.ceiling,
                       (select a.number from operation.asset a where a.resource = o.resource and a.latest and a.kind = 'RESOURCE' and a.act <> 'CANCELLATION') as asset
                from operation.operated o where o.agreement = :number order by o.place
                """).param("number", number).query((one, _) -> new Operated(one.getString("contract"), one.getObject("resource", UUID.class), one.getString("resource_name"), one.getString("provider_name"), price(one),
                one.getString("asset"))).list();
        return new AgreementFile(number, new Subject(row.getString("organ"), row.getString("duty"), row.getString("region"), 0), row.getString("organ_name"), row.getString("operator_name"),
                JSON.readValue(row.getString("terms"), OperationDraft.class), systems, operated, OperationState.valueOf(row.getString("state")), row.getInt("version"), instant(row, "begun_at"), instant(row, "ended_at"),
                row.getString("reason"), List.of((String[]) row.getArray("drafters").getArray()), row.getString("drafted_by_name"), row.getTimestamp("changed_at").toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    static OperationPrice price(ResultSet row) throws SQLException {
        return new OperationPrice(PriceUnit.valueOf(row.getString("unit")), row.getLong("fen"), row.getInt("per"), row.getObject("ceiling", Long.class));
    }
}
