package luoshu.trust.payments.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.payments.PaymentProvider.BookEntry;
import luoshu.trust.payments.ReconciliationDifference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ReconciliationQueries {

    /** One entry of our own book. {@code settled}: by our book the money moved, on the day asked for. */
    record Ours(BookEntry entry, String number, long fen, String state, boolean settled) {
    }

    record Found(ReconciliationDifference.Kind kind, BookEntry entry, String number, @Nullable Long ourFen, @Nullable Long bankFen, @Nullable String ourState) {
    }

    record Day(String provider, LocalDate day, Instant at, int ourCount, long ourFen, int bankCount, long bankFen, int differences, int open) {
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReconciliationQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What moved by our book between two instants. */
    List<Ours> settled(String provider, Instant from, Instant to) {
        return jdbc.sql("""
                select 'PAYMENT' as entry, order_no as number, fen, state, true as settled from payments.attempt
                where provider = :provider and traded_at >= :since and traded_at < :until
                union all
                select 'REFUND', r.refund_no, r.fen, r.state, true from payments.refund r join payments.attempt a on a.id = r.attempt
                where a.provider = :provider and r.traded_at >= :since and r.traded_at < :until
                """).param("provider", provider).param("since", Timestamp.from(from)).param("until", Timestamp.from(to)).query(Ours.class).list();
    }

    /** How we know a number the bank named and our book does not have that day. */
    Optional<Ours> find(BookEntry entry, String number) {
        return jdbc.sql(entry == BookEntry.PAYMENT ? "select 'PAYMENT' as entry, order_no as number, fen, state, traded_at is not null as settled from payments.attempt where order_no = :number"
                : "select 'REFUND' as entry, refund_no as number, fen, state, traded_at is not null as settled from payments.refund where refund_no = :number").param("number", number).query(Ours.class)
                .optional();
    }

    void write(String provider, LocalDate day, Instant now, int ourCount, long ourFen, int bankCount, long bankFen, List<Found> found) {
        jdbc.sql("""
                insert into payments.reconciliation (provider, day, at, our_count, our_fen, bank_count, bank_fen) values (:provider, :day, :now, :ourCount, :ourFen, :bankCount, :bankFen)
                on conflict (provider, day) do update set at = :now, our_count = :ourCount, our_fen = :ourFen, bank_count = :bankCount, bank_fen = :bankFen
                """).param("provider", provider).param("day", day).param("now", Timestamp.from(now)).param("ourCount", ourCount).param("ourFen", ourFen).param("bankCount", bankCount)
                .param("bankFen", bankFen).update();
        jdbc.sql("""
                with found as (
                    select f.* from jsonb_to_recordset(:found::jsonb) as f(kind text, entry text, number text, "ourFen" bigint, "bankFen" bigint, "ourState" text)),
                gone as (
                    update payments.difference d set gone_at = :now
                    where d.provider = :provider and d.day = :day and d.gone_at is null
                      and not exists (select from found f where f.kind = d.kind and f.entry = d.entry and f.number = d.number) returning 1)
                insert into payments.difference (provider, day, kind, entry, number, our_fen, bank_fen, our_state, found_at)
                select :provider, :day, f.kind, f.entry, f.number, f."ourFen", f."bankFen", f."ourState", :now from found f
                on conflict on constraint difference_once do update set our_fen = excluded.our_fen, bank_fen = excluded.bank_fen, our_state = excluded.our_state, gone_at = null
                """).param("found", json.writeValueAsString(found)).param("provider", provider).param("day", day).param("now", Timestamp.from(now)).update();
    }

    Page<Day> page(PageRequest page) {
        List<Day> items = jdbc.sql("""
                select r.*, (select count(*) from payments.difference d where d.provider = r.provider and d.day = r.day and d.gone_at is null) as differences,
                       (select count(*) from payments.difference d where d.provider = r.provider and d.day = r.day and d.gone_at is null and d.handled_at is null) as open
                from payments.reconciliation r order by r.day desc, r.provider limit :size offset :offset
                """).param("size", page.size()).param("offset", page.offset()).query(ReconciliationQueries::day).list();
        return new Page<>(items, jdbc.sql("select count(*) from payments.reconciliation").query(Integer.class).single(), page.page(), page.size());
    }

    boolean exists(String provider, LocalDate day) {
        return jdbc.sql("select exists (select from payments.reconciliation where provider = :provider and day = :day)").param("provider", provider).param("day", day).query(Boolean.class).single();
    }

    List<ReconciliationDifference> differences(String provider, LocalDate day, int limit) {
        return jdbc.sql("select * from payments.difference where provider = :provider and day = :day order by id limit :limit").param("provider", provider).param("day", day).param("limit", limit)
                .query(ReconciliationQueries::difference).list();
    }

    Optional<ReconciliationDifference> find(UUID id) {
        return jdbc.sql("select * from payments.difference where id = :id").param("id", id).query(ReconciliationQueries::difference).optional();
    }

    boolean handle(UUID id, String handler, String note, Instant now) {
        return jdbc.sql("update payments.difference set handled_at = :now, handler = :handler, note = :note where id = :id and handled_at is null").param("id", id)
                .param("now", Timestamp.from(now)).param("handler", handler).param("note", note).update() == 1;
    }

    private static Day day(ResultSet row, int n) throws SQLException {
        return new Day(row.getString("provider"), row.getObject("day", LocalDate.class), row.getTimestamp("at").toInstant(), row.getInt("our_count"), row.getLong("our_fen"),
                row.getInt("bank_count"), row.getLong("bank_fen"), row.getInt("differences"), row.getInt("open"));
    }

    private static ReconciliationDifference difference(ResultSet row, int n) throws SQLException {
        return new ReconciliationDifference(row.getObject("id", UUID.class), row.getObject("day", LocalDate.class), ReconciliationDifference.Kind.valueOf(row.getString("kind")),
                BookEntry.valueOf(row.getString("entry")), row.getString("number"), (Long) row.getObject("our_fen"), (Long) row.getObject("bank_fen"), row.getString("our_state"),
                row.getTimestamp("found_at").toInstant(), AttemptQueries.instant(row, "gone_at"), AttemptQueries.instant(row, "handled_at"), row.getString("handler"), row.getString("note"));
    }
}
