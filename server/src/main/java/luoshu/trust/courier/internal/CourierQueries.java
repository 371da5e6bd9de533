package luoshu.trust.courier.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.trust.courier.CourierState;
import luoshu.trust.delivery.CourierProvider.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the simulated courier. */
@Repository
public class CourierQueries {

    record Step(UUID id, String waybill, Kind kind, String place, @Nullable String note, Instant dueAt, int tries) {
    }

    private final JdbcClient jdbc;

    CourierQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public CourierState state() {
        return jdbc.sql("select * from courier.switch").query((row, n) -> new CourierState(row.getInt("step_millis"), CourierState.Outcome.valueOf(row.getString("outcome")), row.getInt("copies"),
                row.getBoolean("backwards"), row.getBoolean("outage"), row.getInt("version"))).single();
    }

    public boolean set(CourierState wanted) {
        return jdbc.sql("""
                update courier.switch set step_millis = :step, outcome = :outcome, copies = :copies, backwards = :backwards, outage = :outage, version = version + 1 where version = :version
                """).param("step", wanted.stepMillis()).param("outcome", wanted.outcome().name()).param("copies", wanted.copies()).param("backwards", wanted.backwards())
                .param("outage", wanted.outage()).param("version", wanted.version()).update() == 1;
    }

    byte[] secret(String account, byte[] fresh) {
        jdbc.sql("insert into courier.account (code, secret) values (:code, :secret) on conflict (code) do nothing").param("code", account).param("secret", fresh).update();
        return jdbc.sql("select secret from courier.account where code = :code").param("code", account).query(byte[].class).single();
    }

    Optional<String> waybillOf(String order) {
        return jdbc.sql("select waybill from courier.parcel where order_no = :order").param("order", order).query(String.class).optional();
    }

    /** False when the order is known. */
    boolean take(String waybill, String order, String town, Instant now) {
        return jdbc.sql("insert into courier.parcel (waybill, order_no, town, taken_at) values (:waybill, :order, :town, :now) on conflict (order_no) do nothing").param("waybill", waybill)
                .param("order", order).param("town", town).param("now", Timestamp.from(now)).update() == 1;
    }

    void plan(String waybill, Kind kind, String place, @Nullable String note, Instant dueAt) {
        jdbc.sql("insert into courier.step (waybill, kind, place, note, due_at, call_at) values (:waybill, :kind, :place, :note, :due, :due)").param("waybill", waybill).param("kind", kind.name())
                .param("place", place).param("note", note).param("due", Timestamp.from(dueAt)).update();
    }

    /** What has happened to a parcel until now. */
    List<Step> happened(String waybill, Instant now) {
        return jdbc.sql("select * from courier.step where waybill = :waybill and due_at <= :now order by due_at").param("waybill", waybill).param("now", Timestamp.from(now))
                .query(CourierQueries::step).list();
    }

    /** Events to be told; nobody else takes them for the length of the lease. */
    List<Step> due(Instant now, Instant lease, int limit) {
        return jdbc.sql("""
                update courier.step s set call_at = :lease, tries = s.tries + 1
                where s.id in (select id from courier.step where told_at is null and call_at <= :now and due_at <= :now order by call_at limit :limit for update skip locked) returning s.*
                """).param("now", Timestamp.from(now)).param("lease", Timestamp.from(lease)).param("limit", limit).query(CourierQueries::step).list();
    }

    void told(UUID id, Instant now) {
        jdbc.sql("update courier.step set told_at = :now where id = :id").param("id", id).param("now", Timestamp.from(now)).update();
    }

    void forget(Instant before) {
        jdbc.sql("delete from courier.parcel where taken_at < :before").param("before", Timestamp.from(before)).update();
    }

    private static Step step(ResultSet row, int n) throws SQLException {
        return new Step(row.getObject("id", UUID.class), row.getString("waybill"), Kind.valueOf(row.getString("kind")), row.getString("place"), row.getString("note"),
                row.getTimestamp("due_at").toInstant(), row.getInt("tries"));
    }
}
