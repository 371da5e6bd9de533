package luoshu.trust.payments.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Scope;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.payments.PaymentProvider.TradeAnswer;
import luoshu.trust.payments.PaymentRefund;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RefundQueries {

    private static final String FROM = " from payments.refund r join payments.attempt a on a.id = r.attempt join payments.notice n on n.id = a.notice ";
    private static final String VIEW = "select r.*, n.id as notice, n.code as notice_code, n.case_number, n.payer_name" + FROM;
    private static final String ROW = "select r.*, n.id as notice, a.order_no, a.provider, a.state as attempt_state" + FROM;
    private final JdbcClient jdbc;

    RefundQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when one of this payment is under way or done. */
    Optional<UUID> insert(String refundNo, AttemptRow attempt, PaymentRefund.Kind kind, String reason, Actor by, Instant now) {
        return jdbc.sql("""
                insert into payments.refund (refund_no, attempt, fen, kind, reason, state, requested_at, requested_by, requester)
                values (:number, :attempt, :fen, :kind, :reason, 'REQUESTED', :now, :by, :name)
                on conflict (attempt) where state not in ('REJECTED', 'FAILED') do nothing returning id
                """).param("number", refundNo).param("attempt", attempt.id()).param("fen", attempt.fen()).param("kind", kind.name()).param("reason", reason).param("now", Timestamp.from(now))
                .param("by", by.subject()).param("name", by.name()).query(UUID.class).optional();
    }

    Optional<RefundRow> find(UUID id) {
        return jdbc.sql(ROW + "where r.id = :id").param("id", id).query(RefundQueries::row).optional();
    }

    Optional<RefundRow> findByNumber(String refundNo) {
        return jdbc.sql(ROW + "where r.refund_no = :number").param("number", refundNo).query(RefundQueries::row).optional();
    }

    Optional<PaymentRefund> findNewest(UUID notice) {
        return jdbc.sql(VIEW + "where n.id = :notice order by r.id desc limit 1").param("notice", notice).query(RefundQueries::view).optional();
    }

    PaymentRefund get(UUID id) {
        return jdbc.sql(VIEW + "where r.id = :id").param("id", id).query(RefundQueries::view).single();
    }

    Page<PaymentRefund> page(Scope scope, PaymentRefund.@Nullable State state, PageRequest page) {
        Scope.Predicate reach = scope.predicate("n.organ", "n.duty", "n.region", "n.confidentiality", "s");
        Map<String, Object> params = new HashMap<>(reach.params());
        String where = "where " + reach.sql();
        if (state != null) {
            where += " and r.state = :state";
            params.put("state", state.name());
        }
        List<PaymentRefund> items = jdbc.sql(VIEW + where + " order by r.id desc limit :size offset :offset").params(params).param("size", page.size()).param("offset", page.offset())
                .query(RefundQueries::view).list();
        int total = jdbc.sql("select count(*) from (select 1" + FROM + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        return new Page<>(items, total, page.page(), page.size());
    }

    void decide(UUID id, PaymentRefund.State state, Actor.Official by, String note, Instant now) {
        jdbc.sql("update payments.refund set state = :state, decided_at = :now, decided_by = :by, decider = :name, note = :note, asked_at = :now where id = :id").param("id", id)
                .param("state", state.name()).param("now", Timestamp.from(now)).param("by", by.subject()).param("name", by.name()).param("note", note).update();
    }

    /** Approved ones the bank must be told of, and those it has still to answer for; each is handed to one node, later and later. */
    List<RefundRow> takeWaiting(Instant now, int limit) {
        List<UUID> taken = jdbc.sql("""
                update payments.refund r set asked_at = :now, asked = r.asked + 1
                where r.id in (select id from payments.refund where state in ('APPROVED', 'SENT') and (asked = 0 or asked_at + least(asked, 30) * interval '10 seconds' <= :now)
                               order by asked_at limit :limit for update skip locked)
                returning r.id
                """).param("now", Timestamp.from(now)).param("limit", limit).query(UUID.class).list();
        return taken.stream().map(id -> find(id).orElseThrow()).toList();
    }

    void sent(UUID id) {
        jdbc.sql("update payments.refund set state = 'SENT' where id = :id and state = 'APPROVED'").param("id", id).update();
    }

    void done(UUID id, TradeAnswer.Settled answer, Instant now) {
        jdbc.sql("update payments.refund set state = 'DONE', ended_at = :now, reference = :reference, traded_at = :traded where id = :id").param("id", id).param("now", Timestamp.from(now))
                .param("reference", answer.reference()).param("traded", Timestamp.from(answer.tradedAt())).update();
    }

    void failed(UUID id, String why, Instant now) {
        jdbc.sql("update payments.refund set state = 'FAILED', ended_at = :now, failure = :why where id = :id").param("id", id).param("now", Timestamp.from(now)).param("why", why).update();
    }

    private static RefundRow row(ResultSet row, int n) throws SQLException {
        return new RefundRow(row.getObject("id", UUID.class), row.getString("refund_no"), row.getObject("attempt", UUID.class), row.getObject("notice", UUID.class), row.getString("order_no"),
                row.getString("provider"), row.getString("attempt_state").equals("SURPLUS"), row.getLong("fen"), PaymentRefund.State.valueOf(row.getString("state")),
                PaymentRefund.Kind.valueOf(row.getString("kind")), row.getString("reason"), row.getString("requested_by"), row.getInt("asked"));
    }

    private static PaymentRefund view(ResultSet row, int n) throws SQLException {
        return new PaymentRefund(row.getObject("id", UUID.class), row.getString("refund_no"), row.getObject("notice", UUID.class), row.getString("notice_code"), row.getString("case_number"),
                row.getString("payer_name"), row.getLong("fen"), PaymentRefund.Kind.valueOf(row.getString("kind")), row.getString("reason"), PaymentRefund.State.valueOf(row.getString("state")),
                row.getTimestamp("requested_at").toInstant(), row.getString("requester"), AttemptQueries.instant(row, "decided_at"), row.getString("decider"), row.getString("note"),
                AttemptQueries.instant(row, "ended_at"), row.getString("failure"));
    }
}
