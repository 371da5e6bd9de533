package luoshu.trust.delivery.internal;

import java.sql.Date;
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

import luoshu.kernel.access.Scope;
import luoshu.kernel.cases.CaseEvent;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.texts.Text;
import luoshu.trust.delivery.CourierProvider.Kind;
import luoshu.trust.delivery.CourierProvider.Tracked;
import luoshu.trust.delivery.ResultDelivery;
import luoshu.trust.delivery.ResultDeliveryRow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ItemQueries {

    private static final String SELECT = "select *, matter_name::text as matter from delivery.item ";
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ItemQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Empty: the case has one. */
    Optional<ItemRow> insert(CaseEvent event, ResultDelivery.Way way, @Nullable String address, @Nullable String recipient, @Nullable String mobile, String place, Instant now) {
        return jdbc.sql("""
                insert into delivery.item (case_id, case_number, matter_code, matter_name, organ, organ_name, duty, region, confidentiality, applicant, person, applicant_name, way, state, address,
                    recipient, mobile, place, made_at)
                values (:case, :number, :matterCode, :matterName::jsonb, :organ, :organName, :duty, :region, :confidentiality, :applicant, :person, :applicantName, :way, :state, :address,
                    :recipient, :mobile, :place, :now)
                on conflict on constraint item_case do nothing returning *, matter_name::text as matter
                """).param("case", event.caseId()).param("number", event.number()).param("matterCode", event.matterCode()).param("matterName", json.writeValueAsString(event.matterName()))
                .param("organ", event.organ()).param("organName", event.organName()).param("duty", event.duty()).param("region", event.region()).param("confidentiality", event.confidentiality())
                .param("applicant", event.applicant()).param("person", event.person()).param("applicantName", event.applicantName()).param("way", way.name())
                .param("state", way == ResultDelivery.Way.COURIER ? "TO_SEND" : "WAITING").param("address", address).param("recipient", recipient).param("mobile", mobile).param("place", place)
                .param("now", Timestamp.from(now)).query(this::row).optional();
    }

    Optional<ItemRow> lock(UUID id) {
        return jdbc.sql(SELECT + "where id = :id for update").param("id", id).query(this::row).optional();
    }

    Optional<ItemRow> lockByWaybill(String provider, String waybill) {
        return jdbc.sql(SELECT + "where provider = :provider and waybill = :waybill for update").param("provider", provider).param("waybill", waybill).query(this::row).optional();
    }

    Optional<ItemRow> find(UUID id, Scope scope) {
        Scope.Predicate reach = reach(scope);
        return jdbc.sql(SELECT + "where id = :id and " + reach.sql()).param("id", id).params(reach.params()).query(this::row).optional();
    }

    Optional<ItemRow> ofCase(String number) {
        return jdbc.sql(SELECT + "where case_number = :number").param("number", number).query(this::row).optional();
    }

    private static Scope.Predicate reach(Scope scope) {
        return scope.predicate("organ", "duty", "region", "confidentiality", "s");
    }

    Page<ResultDeliveryRow> page(Scope scope, ResultDelivery.@Nullable Way way, ResultDelivery.@Nullable State state, @Nullable String q, PageRequest page) {
        Scope.Predicate reach = reach(scope);
        Map<String, Object> params = new HashMap<>(reach.params());
        String from = " from delivery.item where " + reach.sql();
        if (way != null) {
            from += " and way = :way";
            params.put("way", way.name());
        }
        if (state != null) {
            from += " and state = :state";
            params.put("state", state.name());
        }
        if (q != null && !q.isBlank()) {
            from += " and (case_number = :q or applicant_name = :q or waybill = :q)";
            params.put("q", q.strip());
        }
        List<ResultDeliveryRow> items = jdbc.sql("select id, case_number, matter_name::text as matter, applicant_name, way, state, waybill, made_at, ended_at" + from
                + " order by id desc limit :size offset :offset").params(params).param("size", page.size()).param("offset", page.offset())
                .query((row, n) -> new ResultDeliveryRow(row.getObject("id", UUID.class), row.getString("case_number"), json.readValue(row.getString("matter"), Text.class),
                        row.getString("applicant_name"), ResultDelivery.Way.valueOf(row.getString("way")), ResultDelivery.State.valueOf(row.getString("state")), row.getString("waybill"),
                        row.getTimestamp("made_at").toInstant(), instant(row, "ended_at"))).list();
        int total = jdbc.sql("select count(*) from (select 1" + from + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        return new Page<>(items, total, page.page(), page.size());
    }

    void code(UUID id, byte[] code, LocalDate until) {
        jdbc.sql("update delivery.item set code = :code, code_tries = 0, code_until = :until, version = version + 1 where id = :id").param("id", id).param("code", code).param("until", until).update();
    }

    /** Counts the try. @return how many there were */
    int tryCode(UUID id) {
        return jdbc.sql("update delivery.item set code_tries = code_tries + 1 where id = :id returning code_tries").param("id", id).query(Integer.class).single();
    }

    /** The code is spent with it. False when it was not waiting any more. */
    boolean collected(UUID id, String collector, ResultDelivery.CollectorKind kind, @Nullable String collectorId, String handedBy, Instant now) {
        return jdbc.sql("""
                update delivery.item set state = 'COLLECTED', collector = :collector, collector_kind = :kind, collector_id = :number, handed_by = :by, ended_at = :now, code = null,
                       version = version + 1 where id = :id and state = 'WAITING'
                """).param("id", id).param("collector", collector).param("kind", kind.name()).param("number", collectorId).param("by", handedBy).param("now", Timestamp.from(now)).update() == 1;
    }

    /** False when somebody else sent it meanwhile. */
    boolean sent(UUID id, String provider, String waybill, Instant now) {
        return jdbc.sql("""
                update delivery.item set state = 'SENT', provider = :provider, waybill = :waybill, sendings = sendings + 1, sent_at = :now, version = version + 1 where id = :id and state = 'TO_SEND'
                """).param("id", id).param("provider", provider).param("waybill", waybill).param("now", Timestamp.from(now)).update() == 1;
    }

    void state(UUID id, ResultDelivery.State state, @Nullable Instant ended) {
        jdbc.sql("update delivery.item set state = :state, ended_at = :ended, version = version + 1 where id = :id").param("id", id).param("state", state.name())
                .param("ended", ended == null ? null : Timestamp.from(ended)).update();
    }

    /** What was under way ends with its case; what reached somebody stays as it is. */
    void end(UUID caseId, Instant at) {
        jdbc.sql("update delivery.item set state = 'ENDED', ended_at = :at, version = version + 1 where case_id = :case and state in ('TO_SEND', 'SENT', 'RETURNED', 'WAITING')").param("case", caseId)
                .param("at", Timestamp.from(at)).update();
    }

    void way(UUID id, ResultDelivery.Way way, ResultDelivery.State state) {
        jdbc.sql("update delivery.item set way = :way, state = :state, waybill = null, provider = null, version = version + 1 where id = :id").param("id", id).param("way", way.name())
                .param("state", state.name()).update();
    }

    /** False when it was heard before. */
    boolean hear(UUID item, Tracked event, Instant now) {
        return jdbc.sql("""
                insert into delivery.event (item, id, waybill, at, kind, place, note, heard_at) values (:item, :id, :waybill, :at, :kind, :place, :note, :now) on conflict (item, id) do nothing
                """).param("item", item).param("id", event.id()).param("waybill", event.waybill()).param("at", Timestamp.from(event.at())).param("kind", event.kind().name())
                .param("place", event.place()).param("note", event.note()).param("now", Timestamp.from(now)).update() == 1;
    }

    List<ResultDelivery.Event> events(UUID item) {
        return jdbc.sql("select at, kind, place, note from delivery.event where item = :item order by at, id limit 200").param("item", item)
                .query((row, n) -> new ResultDelivery.Event(row.getTimestamp("at").toInstant(), Kind.valueOf(row.getString("kind")), row.getString("place"), row.getString("note"))).list();
    }

    /** Parcels nobody has spoken of for a while. */
    List<ItemRow> silent(Instant before, int limit) {
        return jdbc.sql(SELECT + """
                i where i.state = 'SENT' and i.sent_at < :before and not exists (select from delivery.event e where e.item = i.id and e.heard_at >= :before) order by i.sent_at limit :limit
                """).param("before", Timestamp.from(before)).param("limit", limit).query(this::row).list();
    }

    int forgetPersonal(Instant before) {
        return jdbc.sql("update delivery.item set address = null, recipient = null, mobile = null where ended_at < :before and address is not null").param("before", Timestamp.from(before)).update();
    }

    private ItemRow row(ResultSet row, int n) throws SQLException {
        String kind = row.getString("collector_kind");
        Date until = row.getDate("code_until");
        return new ItemRow(row.getObject("id", UUID.class), row.getObject("case_id", UUID.class), row.getString("case_number"), row.getString("matter_code"),
                json.readValue(row.getString("matter"), Text.class), row.getString("organ"), row.getString("organ_name"), row.getString("duty"), row.getString("region"),
                row.getInt("confidentiality"), row.getObject("applicant", UUID.class), row.getObject("person", UUID.class), row.getString("applicant_name"),
                ResultDelivery.Way.valueOf(row.getString("way")), ResultDelivery.State.valueOf(row.getString("state")), row.getString("address"), row.getString("recipient"), row.getString("mobile"),
                row.getString("provider"), row.getString("waybill"), row.getInt("sendings"), row.getBytes("code"), row.getInt("code_tries"), until == null ? null : until.toLocalDate(),
                row.getString("place"), row.getString("collector"), kind == null ? null : ResultDelivery.CollectorKind.valueOf(kind), row.getString("collector_id"), row.getString("handed_by"),
                row.getTimestamp("made_at").toInstant(), instant(row, "sent_at"), instant(row, "ended_at"), row.getInt("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
