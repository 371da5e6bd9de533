package luoshu.trust.payments.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.trust.payments.FeeReduction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReductionQueries {

    record Open(UUID id, UUID notice, long fen, UUID requestedBy, String reason) {
    }

    private final JdbcClient jdbc;

    ReductionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID notice, long fen, String reason, String basis, Actor.Official by, Instant now) {
        jdbc.sql("""
                insert into payments.reduction (notice, fen, reason, basis, state, requested_at, requested_by, requester) values (:notice, :fen, :reason, :basis, 'REQUESTED', :now, :by, :name)
                """).param("notice", notice).param("fen", fen).param("reason", reason).param("basis", basis).param("now", Timestamp.from(now)).param("by", by.accountId()).param("name", by.name()).update();
    }

    Optional<Open> findOpen(UUID notice) {
        return jdbc.sql("select id, notice, fen, requested_by, reason from payments.reduction where notice = :notice and state = 'REQUESTED'").param("notice", notice).query(Open.class).optional();
    }

    void decide(UUID id, FeeReduction.State state, Actor.Official by, String note, Instant now) {
        jdbc.sql("update payments.reduction set state = :state, decided_at = :now, decided_by = :by, decider = :name, note = :note where id = :id").param("id", id).param("state", state.name())
                .param("now", Timestamp.from(now)).param("by", by.accountId()).param("name", by.name()).param("note", note).update();
    }

    Optional<FeeReduction> findNewest(UUID notice) {
        return jdbc.sql("select * from payments.reduction where notice = :notice order by id desc limit 1").param("notice", notice).query(ReductionQueries::row).optional();
    }

    private static FeeReduction row(ResultSet row, int n) throws SQLException {
        return new FeeReduction(row.getObject("id", UUID.class), row.getLong("fen"), row.getString("reason"), row.getString("basis"), FeeReduction.State.valueOf(row.getString("state")),
                row.getTimestamp("requested_at").toInstant(), row.getString("requester"), AttemptQueries.instant(row, "decided_at"), row.getString("decider"), row.getString("note"));
    }
}
