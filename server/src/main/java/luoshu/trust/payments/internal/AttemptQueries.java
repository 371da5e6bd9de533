package luoshu.trust.payments.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.trust.payments.PaymentProvider.Callback;
import luoshu.trust.payments.PaymentProvider.TradeAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AttemptQueries {

    private final JdbcClient jdbc;

    AttemptQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID notice, String orderNo, String provider, long fen, Instant now, String by) {
        jdbc.sql("""
                insert into payments.attempt (notice, order_no, provider, fen, state, url, begun_at, begun_by, asked_at) values (:notice, :order, :provider, :fen, 'OPEN', '', :now, :by, :now)
                """).param("notice", notice).param("order", orderNo).param("provider", provider).param("fen", fen).param("now", Timestamp.from(now)).param("by", by).update();
    }

    void at(String orderNo, String url) {
        jdbc.sql("update payments.attempt set url = :url where order_no = :order").param("url", url).param("order", orderNo).update();
    }

    Optional<AttemptRow> find(String orderNo) {
        return jdbc.sql("select * from payments.attempt where order_no = :order").param("order", orderNo).query(AttemptQueries::row).optional();
    }

    Optional<AttemptRow> findOpen(UUID notice) {
        return jdbc.sql("select * from payments.attempt where notice = :notice and state = 'OPEN'").param("notice", notice).query(AttemptQueries::row).optional();
    }

    Optional<AttemptRow> findPaid(UUID notice) {
        return jdbc.sql("select * from payments.attempt where notice = :notice and state = 'PAID'").param("notice", notice).query(AttemptQueries::row).optional();
    }

    /** Open orders of which nothing was heard for a while: longer each time. Each is handed to one node. */
    List<AttemptRow> takeSilent(Instant now, int limit) {
        return jdbc.sql("""
                update payments.attempt a set asked_at = :now, asked = a.asked + 1
                where a.id in (select id from payments.attempt where state = 'OPEN' and asked_at + least(asked + 1, 30) * interval '10 seconds' <= :now order by asked_at limit :limit for update skip locked)
                returning a.*
                """).param("now", Timestamp.from(now)).param("limit", limit).query(AttemptQueries::row).list();
    }

    void settled(UUID id, AttemptRow.State state, TradeAnswer.Settled answer, String learned, Instant now) {
        jdbc.sql("update payments.attempt set state = :state, reference = :reference, traded_at = :traded, learned = :learned, ended_at = :now where id = :id").param("id", id)
                .param("state", state.name()).param("reference", answer.reference()).param("traded", Timestamp.from(answer.tradedAt())).param("learned", learned).param("now", Timestamp.from(now)).update();
    }

    void ended(UUID id, AttemptRow.State state, String learned, Instant now) {
        jdbc.sql("update payments.attempt set state = :state, learned = :learned, ended_at = :now where id = :id").param("id", id).param("state", state.name()).param("learned", learned)
                .param("now", Timestamp.from(now)).update();
    }

    /** False when this message was taken before. */
    boolean take(String provider, Callback message) {
        return jdbc.sql("""
                insert into payments.callback (provider, nonce, at, kind, number, outcome) values (:provider, :nonce, :at, :kind, :number, :outcome) on conflict do nothing
                """).param("provider", provider).param("nonce", message.nonce()).param("at", Timestamp.from(message.at())).param("kind", message.entry().name()).param("number", message.number())
                .param("outcome", message.answer().getClass().getSimpleName()).update() == 1;
    }

    int forgetCallbacks(Instant before) {
        return jdbc.sql("delete from payments.callback where at < :before").param("before", Timestamp.from(before)).update();
    }

    private static AttemptRow row(ResultSet row, int number) throws SQLException {
        return new AttemptRow(row.getObject("id", UUID.class), row.getObject("notice", UUID.class), row.getString("order_no"), row.getString("provider"), row.getLong("fen"),
                AttemptRow.State.valueOf(row.getString("state")), row.getString("url"), row.getTimestamp("begun_at").toInstant(), row.getInt("asked"), row.getString("reference"),
                instant(row, "traded_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
