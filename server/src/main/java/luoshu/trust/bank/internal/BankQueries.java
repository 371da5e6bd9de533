package luoshu.trust.bank.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.trust.bank.BankState;
import luoshu.trust.payments.PaymentProvider.BookEntry;
import luoshu.trust.payments.PaymentProvider.PaymentOrder;
import luoshu.trust.payments.PaymentProvider.RefundOrder;
import luoshu.trust.payments.PaymentProvider.StatementLine;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the simulated bank. */
@Repository
public class BankQueries {

    record TradeRow(String orderNo, String token, String subject, String payee, long fen, String state, String back, Instant expiresAt, @Nullable String reference, @Nullable Instant tradedAt) {
    }

    record PaybackRow(String refundNo, String orderNo, long fen, String state, String reference, @Nullable Instant tradedAt) {
    }

    record Due(UUID id, BookEntry entry, String number, int tries) {
    }

    private final JdbcClient jdbc;

    BankQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public BankState state() {
        return jdbc.sql("select * from bank.switch").query((row, n) -> new BankState(row.getInt("callback_delay_millis"), row.getInt("callback_copies"), row.getInt("refund_delay_millis"),
                row.getBoolean("refuse_payments"), row.getBoolean("refuse_refunds"), row.getBoolean("outage"), BankState.StatementFault.valueOf(row.getString("statement_fault")),
                row.getInt("version"))).single();
    }

    public boolean set(BankState wanted) {
        return jdbc.sql("""
                update bank.switch set callback_delay_millis = :delay, callback_copies = :copies, refund_delay_millis = :refund, refuse_payments = :refusePayments,
                       refuse_refunds = :refuseRefunds, outage = :outage, statement_fault = :fault, version = version + 1 where version = :version
                """).param("delay", wanted.callbackDelayMillis()).param("copies", wanted.callbackCopies()).param("refund", wanted.refundDelayMillis())
                .param("refusePayments", wanted.refusePayments()).param("refuseRefunds", wanted.refuseRefunds()).param("outage", wanted.outage())
                .param("fault", wanted.statementFault().name()).param("version", wanted.version()).update() == 1;
    }

    byte[] secret(String merchant, byte[] fresh) {
        jdbc.sql("insert into bank.merchant (code, secret) values (:code, :secret) on conflict (code) do nothing").param("code", merchant).param("secret", fresh).update();
        return jdbc.sql("select secret from bank.merchant where code = :code").param("code", merchant).query(byte[].class).single();
    }

    void open(PaymentOrder order, String token, Instant now) {
        jdbc.sql("""
                insert into bank.trade (order_no, token, subject, payee, fen, state, back, opened_at, expires_at)
                values (:order, :token, :subject, :payee, :fen, 'OPEN', :back, :now, :expires) on conflict (order_no) do nothing
                """).param("order", order.orderNo()).param("token", token).param("subject", order.subject()).param("payee", order.payee()).param("fen", order.fen()).param("back", order.back())
                .param("now", Timestamp.from(now)).param("expires", Timestamp.from(order.expiresAt())).update();
    }

    Optional<TradeRow> findTrade(String orderNo) {
        return jdbc.sql("select * from bank.trade where order_no = :order").param("order", orderNo).query(BankQueries::trade).optional();
    }

    Optional<TradeRow> findByToken(String token) {
        return jdbc.sql("select * from bank.trade where token = :token").param("token", token).query(BankQueries::trade).optional();
    }

    /** False when it was not open any more. */
    boolean end(String orderNo, String state, @Nullable String reference, Instant now) {
        return jdbc.sql("update bank.trade set state = :state, reference = :reference, traded_at = case when :state = 'PAID' then :now::timestamptz end where order_no = :order and state = 'OPEN'")
                .param("order", orderNo).param("state", state).param("reference", reference).param("now", Timestamp.from(now)).update() == 1;
    }

    void payBack(RefundOrder order, String reference, Instant dueAt) {
        jdbc.sql("""
                insert into bank.payback (refund_no, order_no, fen, state, due_at, reference) values (:refund, :order, :fen, 'PENDING', :due, :reference) on conflict (refund_no) do nothing
                """).param("refund", order.refundNo()).param("order", order.orderNo()).param("fen", order.fen()).param("due", Timestamp.from(dueAt)).param("reference", reference).update();
    }

    Optional<PaybackRow> findPayback(String refundNo) {
        return jdbc.sql("select * from bank.payback where refund_no = :refund").param("refund", refundNo).query((row, n) -> new PaybackRow(row.getString("refund_no"), row.getString("order_no"),
                row.getLong("fen"), row.getString("state"), row.getString("reference"), instant(row, "traded_at"))).optional();
    }

    /** Lets refunds that are due happen. @return their numbers */
    List<String> ripen(boolean refuse, Instant now) {
        return jdbc.sql("""
                update bank.payback set state = :state, traded_at = case when :state = 'DONE' then :now::timestamptz end where state = 'PENDING' and due_at <= :now returning refund_no
                """).param("state", refuse ? "FAILED" : "DONE").param("now", Timestamp.from(now)).query(String.class).list();
    }

    void deliver(BookEntry entry, String number, Instant dueAt, int copies) {
        jdbc.sql("insert into bank.delivery (kind, number, due_at) select :kind, :number, :due from generate_series(1, :copies)").param("kind", entry.name()).param("number", number)
                .param("due", Timestamp.from(dueAt)).param("copies", copies).update();
    }

    /** Messages that are due; nobody else takes them for the length of the lease. */
    List<Due> take(Instant now, Instant lease, int limit) {
        return jdbc.sql("""
                update bank.delivery d set due_at = :lease, tries = d.tries + 1
                where d.id in (select id from bank.delivery where due_at <= :now order by due_at limit :limit for update skip locked) returning d.id, d.kind, d.number, d.tries
                """).param("now", Timestamp.from(now)).param("lease", Timestamp.from(lease)).param("limit", limit)
                .query((row, n) -> new Due(row.getObject("id", UUID.class), BookEntry.valueOf(row.getString("kind")), row.getString("number"), row.getInt("tries"))).list();
    }

    void forget(UUID id) {
        jdbc.sql("delete from bank.delivery where id = :id").param("id", id).update();
    }

    List<StatementLine> traded(Instant from, Instant to) {
        return jdbc.sql("""
                select 'PAYMENT' as entry, order_no as number, fen, reference, traded_at from bank.trade where traded_at >= :since and traded_at < :until
                union all select 'REFUND', refund_no, fen, reference, traded_at from bank.payback where traded_at >= :since and traded_at < :until order by traded_at, number
                """).param("since", Timestamp.from(from)).param("until", Timestamp.from(to))
                .query((row, n) -> new StatementLine(BookEntry.valueOf(row.getString("entry")), row.getString("number"), row.getLong("fen"), row.getString("reference"))).list();
    }

    void writeStatement(LocalDate day, String content, Instant now) {
        jdbc.sql("insert into bank.statement (day, content, written_at) values (:day, :content, :now) on conflict (day) do update set content = :content, written_at = :now").param("day", day)
                .param("content", content).param("now", Timestamp.from(now)).update();
    }

    String getStatement(LocalDate day) {
        return jdbc.sql("select content from bank.statement where day = :day").param("day", day).query(String.class).single();
    }

    private static TradeRow trade(ResultSet row, int n) throws SQLException {
        return new TradeRow(row.getString("order_no"), row.getString("token"), row.getString("subject"), row.getString("payee"), row.getLong("fen"), row.getString("state"), row.getString("back"),
                row.getTimestamp("expires_at").toInstant(), row.getString("reference"), instant(row, "traded_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
