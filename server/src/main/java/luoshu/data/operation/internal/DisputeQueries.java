package luoshu.data.operation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.operation.DisputeDraft;
import luoshu.data.operation.DisputeState;
import luoshu.data.operation.OperationDispute;
import luoshu.data.operation.PriceUnit;
import luoshu.kernel.access.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DisputeQueries {

    private static final String SELECT = """
            select d.id, d.agreement, d.contract, o.resource_name, o.unit, d.statement, d.day, d.raiser, d.words, d.raised_at, d.recorded_by, d.recorded_by_name, d.due_on, d.stated, d.state, d.recounted, d.agreed, d.reason,
                   d.answered_at, d.answered_by_name, d.counter, d.version
            from operation.dispute d join operation.operated o on o.agreement = d.agreement and o.contract = d.contract
            """;
    private final JdbcClient jdbc;

    DisputeQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A dispute with who recorded it; what the reader may do, and whether it is late, is not known yet. */
    record DisputeFile(OperationDispute dispute, String recordedBy) {
    }

    /** Empty: the same is disputed already. */
    Optional<UUID> insert(String agreement, DisputeDraft draft, long stated, @Nullable LocalDate due, Actor by, Instant now) {
        return jdbc.sql("""
                insert into operation.dispute (agreement, contract, statement, day, raiser, words, raised_at, recorded_by, recorded_by_name, due_on, stated, state, version)
                values (:agreement, :contract, :statement, :day, :raiser, :words, :now, :by, :byName, :due, :stated, 'RAISED', 1) on conflict do nothing returning id
                """).param("agreement", agreement).param("contract", draft.contract()).param("statement", draft.statement()).param("day", draft.day()).param("raiser", draft.raiser().strip()).param("words", draft.words().strip())
                .param("now", Timestamp.from(now)).param("by", by.subject()).param("byName", by.name()).param("due", due).param("stated", stated).query(UUID.class).optional();
    }

    Optional<DisputeFile> find(UUID id) {
        return jdbc.sql(SELECT + "where d.id = :id").param("id", id).query(DisputeQueries::file).optional();
    }

    List<DisputeFile> list(String agreement) {
        return jdbc.sql(SELECT + "where d.agreement = :agreement order by d.raised_at desc, d.id desc limit 500").param("agreement", agreement).query(DisputeQueries::file).list();
    }

    boolean openDays(String agreement, YearMonth month) {
        return jdbc.sql("select exists (select from operation.dispute where agreement = :agreement and state = 'RAISED' and day between :since and :until)").param("agreement", agreement).param("since", month.atDay(1))
                .param("until", month.atEndOfMonth()).query(Boolean.class).single();
    }

    void answer(UUID id, DisputeState state, long recounted, @Nullable Long agreed, String reason, @Nullable String counter, Actor by, Instant now) {
        jdbc.sql("""
                update operation.dispute set state = :state, recounted = :recounted, agreed = :agreed, reason = :reason, counter = :counter, answered_at = :now, answered_by_name = :by, version = version + 1 where id = :id
                """).param("id", id).param("state", state.name()).param("recounted", recounted).param("agreed", agreed).param("reason", reason).param("counter", counter).param("by", by.name()).param("now", Timestamp.from(now))
                .update();
    }

    private static DisputeFile file(ResultSet row, int number) throws SQLException {
        Timestamp answered = row.getTimestamp("answered_at");
        return new DisputeFile(new OperationDispute(row.getObject("id", UUID.class), row.getString("agreement"), row.getString("contract"), row.getString("resource_name"), row.getString("statement"),
                row.getObject("day", LocalDate.class), PriceUnit.valueOf(row.getString("unit")), row.getString("raiser"), row.getString("words"), row.getTimestamp("raised_at").toInstant(), row.getString("recorded_by_name"),
                row.getObject("due_on", LocalDate.class), false, "", row.getLong("stated"), DisputeState.valueOf(row.getString("state")), row.getObject("recounted", Long.class), row.getObject("agreed", Long.class),
                row.getString("reason"), answered == null ? null : answered.toInstant(), row.getString("answered_by_name"), row.getString("counter"), row.getInt("version"), false), row.getString("recorded_by"));
    }
}
