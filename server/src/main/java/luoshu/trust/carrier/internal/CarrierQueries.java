package luoshu.trust.carrier.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.trust.carrier.CarrierState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the simulated gateway. */
@Repository
public class CarrierQueries {

    record Due(UUID id, UUID sms, boolean failed, @Nullable String why, int tries) {
    }

    private final JdbcClient jdbc;

    CarrierQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public CarrierState state() {
        return jdbc.sql("select * from carrier.switch").query((row, n) -> new CarrierState(row.getInt("receipt_delay_millis"), row.getInt("receipt_copies"), row.getBoolean("refuse"),
                row.getBoolean("outage"), row.getBoolean("unreachable"), row.getBoolean("disorder"), row.getInt("version"))).single();
    }

    public boolean set(CarrierState wanted) {
        return jdbc.sql("""
                update carrier.switch set receipt_delay_millis = :delay, receipt_copies = :copies, refuse = :refuse, outage = :outage, unreachable = :unreachable, disorder = :disorder,
                       version = version + 1 where version = :version
                """).param("delay", wanted.receiptDelayMillis()).param("copies", wanted.receiptCopies()).param("refuse", wanted.refuse()).param("outage", wanted.outage())
                .param("unreachable", wanted.unreachable()).param("disorder", wanted.disorder()).param("version", wanted.version()).update() == 1;
    }

    byte[] secret(String account, byte[] fresh) {
        jdbc.sql("insert into carrier.account (code, secret) values (:code, :secret) on conflict (code) do nothing").param("code", account).param("secret", fresh).update();
        return jdbc.sql("select secret from carrier.account where code = :code").param("code", account).query(byte[].class).single();
    }

    /** False when it had this message already. */
    boolean take(UUID id, String mobile, Instant now) {
        return jdbc.sql("insert into carrier.sms (id, mobile, taken_at, state) values (:id, :mobile, :now, 'TAKEN') on conflict (id) do nothing").param("id", id).param("mobile", mobile)
                .param("now", Timestamp.from(now)).update() == 1;
    }

    void end(UUID id, boolean failed, @Nullable String why, Instant now) {
        jdbc.sql("update carrier.sms set state = :state, why = :why, done_at = :now where id = :id").param("id", id).param("state", failed ? "FAILED" : "DELIVERED").param("why", why)
                .param("now", Timestamp.from(now)).update();
    }

    Optional<Instant> doneAt(UUID id) {
        return jdbc.sql("select done_at from carrier.sms where id = :id and done_at is not null").param("id", id).query((row, n) -> row.getTimestamp("done_at").toInstant()).optional();
    }

    void owe(UUID sms, boolean failed, Instant dueAt, int copies) {
        jdbc.sql("insert into carrier.receipt (sms, failed, due_at) select :sms, :failed, :due from generate_series(1, :copies)").param("sms", sms).param("failed", failed)
                .param("due", Timestamp.from(dueAt)).param("copies", copies).update();
    }

    /** Receipts that are due; nobody else takes them for the length of the lease. */
    List<Due> due(Instant now, Instant lease, int limit) {
        return jdbc.sql("""
                with taken as (
                    update carrier.receipt r set due_at = :lease, tries = r.tries + 1
                    where r.id in (select id from carrier.receipt where due_at <= :now order by due_at limit :limit for update skip locked) returning r.id, r.sms, r.failed, r.tries)
                select t.id, t.sms, t.failed, s.why, t.tries from taken t left join carrier.sms s on s.id = t.sms order by t.id
                """).param("now", Timestamp.from(now)).param("lease", Timestamp.from(lease)).param("limit", limit).query((row, n) -> new Due(row.getObject("id", UUID.class),
                row.getObject("sms", UUID.class), row.getBoolean("failed"), row.getString("why"), row.getInt("tries"))).list();
    }

    void forget(UUID receipt) {
        jdbc.sql("delete from carrier.receipt where id = :id").param("id", receipt).update();
    }

    void forget(Instant before) {
        jdbc.sql("delete from carrier.sms where taken_at < :before").param("before", Timestamp.from(before)).update();
    }
}
