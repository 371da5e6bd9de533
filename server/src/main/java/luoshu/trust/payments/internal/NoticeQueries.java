package luoshu.trust.payments.internal;

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

import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Scope;
import luoshu.kernel.cases.CaseCharges;
import luoshu.kernel.matters.FeeCharge;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.texts.Text;
import luoshu.trust.payments.NoticeState;
import luoshu.trust.payments.PaymentNoticeRow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class NoticeQueries {

    private static final String MINE = "n.payer = :payer and (:everything or substr(n.matter_code, 20, 12) = any(:scope::text[]))";
    private final JdbcClient jdbc;
    private final JsonMapper json;

    NoticeQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Empty when the case has one that is open. */
    Optional<UUID> insert(String code, CaseCharges charges, @Nullable String payerNumber, long fen, Instant now, LocalDate dueOn) {
        return jdbc.sql("""
                insert into payments.notice (code, case_id, case_number, matter_code, matter_name, organ, organ_name, duty, region, confidentiality, payer, person, payer_name, payer_number,
                    items, fen, state, issued_at, due_on)
                values (:code, :case, :number, :matter, :name::jsonb, :organ, :organName, :duty, :region, :confidentiality, :payer, :person, :payerName, :payerNumber,
                    :items::jsonb, :fen, 'PENDING', :now, :due)
                on conflict (case_id) where state = 'PENDING' do nothing returning id
                """).param("code", code).param("case", charges.caseId()).param("number", charges.number()).param("matter", charges.matterCode())
                .param("name", json.writeValueAsString(charges.matterName())).param("organ", charges.organ()).param("organName", charges.organName()).param("duty", charges.subject().duty())
                .param("region", charges.subject().region()).param("confidentiality", charges.subject().confidentiality()).param("payer", charges.applicant()).param("person", charges.person())
                .param("payerName", charges.applicantName()).param("payerNumber", payerNumber).param("items", json.writeValueAsString(charges.fees())).param("fen", fen)
                .param("now", Timestamp.from(now)).param("due", dueOn).query(UUID.class).optional();
    }

    Optional<NoticeRow> find(UUID id) {
        return jdbc.sql("select * from payments.notice where id = :id").param("id", id).query(this::row).optional();
    }

    /** Held until the transaction ends: whatever changes money of a notice holds it first. */
    Optional<NoticeRow> lock(UUID id) {
        return jdbc.sql("select * from payments.notice where id = :id for update").param("id", id).query(this::row).optional();
    }

    Optional<NoticeRow> lockByOrder(String orderNo) {
        return jdbc.sql("select n.* from payments.notice n join payments.attempt a on a.notice = n.id where a.order_no = :order for update of n").param("order", orderNo)
                .query(this::row).optional();
    }

    Optional<NoticeRow> lockByRefund(String refundNo) {
        return jdbc.sql("select n.* from payments.notice n join payments.attempt a on a.notice = n.id join payments.refund r on r.attempt = a.id where r.refund_no = :refund for update of n")
                .param("refund", refundNo).query(this::row).optional();
    }

    List<NoticeRow> ofCase(UUID caseId) {
        return jdbc.sql("select * from payments.notice where case_id = :case order by id desc").param("case", caseId).query(this::row).list();
    }

    Optional<NoticeRow> findOf(Actor.Applicant actor, UUID id) {
        return jdbc.sql("select n.* from payments.notice n where n.id = :id and " + MINE).param("id", id).params(mine(actor)).query(this::row).optional();
    }

    List<NoticeRow> ofCase(Actor.Applicant actor, String number) {
        return jdbc.sql("select n.* from payments.notice n where n.case_number = :number and " + MINE + " order by n.id desc").param("number", number).params(mine(actor)).query(this::row).list();
    }

    Page<PaymentNoticeRow> pageOf(Actor.Applicant actor, PageRequest page) {
        return page(" from payments.notice n where " + MINE, mine(actor), page);
    }

    Optional<NoticeRow> find(UUID id, Scope scope) {
        return find(id).filter(row -> scope.reaches(row.subject()));
    }

    List<NoticeRow> ofCase(String number, Scope scope) {
        return jdbc.sql("select * from payments.notice where case_number = :number order by id desc").param("number", number).query(this::row).list().stream()
                .filter(row -> scope.reaches(row.subject())).toList();
    }

    Page<PaymentNoticeRow> page(Scope scope, @Nullable NoticeState state, @Nullable String q, PageRequest page) {
        Scope.Predicate reach = scope.predicate("n.organ", "n.duty", "n.region", "n.confidentiality", "s");
        Map<String, Object> params = new HashMap<>(reach.params());
        String where = " from payments.notice n where " + reach.sql();
        if (state != null) {
            where += " and n.state = :state";
            params.put("state", state.name());
        }
        if (q != null && !q.isBlank()) {
            where += " and (n.code = :q or n.case_number = :q or n.payer_name = :q)";
            params.put("q", q.strip());
        }
        return page(where, params, page);
    }

    private Page<PaymentNoticeRow> page(String from, Map<String, Object> params, PageRequest page) {
        List<PaymentNoticeRow> items = jdbc.sql("select n.*" + from + " order by n.id desc limit :size offset :offset").params(params).param("size", page.size()).param("offset", page.offset())
                .query((rs, n) -> line(row(rs, n))).list();
        int total = jdbc.sql("select count(*) from (select 1" + from + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        return new Page<>(items, total, page.page(), page.size());
    }

    static PaymentNoticeRow line(NoticeRow row) {
        return new PaymentNoticeRow(row.id(), row.code(), row.caseNumber(), row.matterName(), row.organName(), row.payerName(), row.dueFen(), row.state(), row.waived(), row.issuedAt(), row.dueOn());
    }

    private static Map<String, Object> mine(Actor.Applicant actor) {
        return Map.of("payer", actor.applicantId(), "everything", actor.scope().isEmpty(), "scope", actor.scope().toArray(String[]::new));
    }

    void paid(UUID id, Instant at) {
        jdbc.sql("update payments.notice set state = 'PAID', paid_at = :at, version = version + 1 where id = :id").param("id", id).param("at", Timestamp.from(at)).update();
    }

    void end(UUID id, NoticeState state, boolean waived, @Nullable String reason, Instant now) {
        jdbc.sql("update payments.notice set state = :state, waived = :waived, end_reason = :reason, ended_at = :now, version = version + 1 where id = :id")
                .param("id", id).param("state", state.name()).param("waived", waived).param("reason", reason).param("now", Timestamp.from(now)).update();
    }

    void reduce(UUID id, long fen) {
        jdbc.sql("update payments.notice set reduced_fen = reduced_fen + :fen, version = version + 1 where id = :id").param("id", id).param("fen", fen).update();
    }

    /** Those past their day that nobody is paying just now. */
    List<UUID> expire(LocalDate today, Instant now) {
        return jdbc.sql("""
                update payments.notice n set state = 'EXPIRED', ended_at = :now, version = n.version + 1
                where n.state = 'PENDING' and n.due_on < :today and not exists (select from payments.attempt a where a.notice = n.id and a.state = 'OPEN') returning n.id
                """).param("today", today).param("now", Timestamp.from(now)).query(UUID.class).list();
    }

    private NoticeRow row(ResultSet row, int number) throws SQLException {
        Timestamp paid = row.getTimestamp("paid_at");
        return new NoticeRow(row.getObject("id", UUID.class), row.getString("code"), row.getObject("case_id", UUID.class), row.getString("case_number"), row.getString("matter_code"),
                json.readValue(row.getString("matter_name"), Text.class), row.getString("organ"), row.getString("organ_name"), row.getString("duty"), row.getString("region"),
                row.getInt("confidentiality"), row.getObject("payer", UUID.class), row.getObject("person", UUID.class), row.getString("payer_name"), row.getString("payer_number"),
                json.readValue(row.getString("items"), new TypeReference<List<FeeCharge>>() {
                }), row.getLong("fen"), row.getLong("reduced_fen"), NoticeState.valueOf(row.getString("state")), row.getBoolean("waived"), row.getInt("version"),
                row.getTimestamp("issued_at").toInstant(), row.getObject("due_on", LocalDate.class), paid == null ? null : paid.toInstant(), row.getString("end_reason"));
    }
}
