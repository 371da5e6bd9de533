package luoshu.kernel.cases.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.cases.CaseEvent;
import luoshu.kernel.cases.CaseFact;
import luoshu.kernel.cases.CaseState;
import luoshu.kernel.texts.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Facts nobody was told of yet. Whoever takes one holds it until the transaction ends; if that fails, it is back. */
@Repository
class UntoldQueries {

    record Row(String listener, CaseEvent event) {
    }

    private static final String TAKE = """
            with taken as (delete from cases.untold u where u.id in (%s for update skip locked) returning u.id, u.listener, u.case_id, u.sequence)
            select taken.listener, j.event, j.sequence, j.state, j.at, j.told, j.subject, f.id as case_id, f.number, f.matter_code, f.matter_name::text as matter_name, f.organ, f.organ_name, f.duty, f.region, f.confidentiality,
                   f.applicant, f.applicant_name, f.person
            from taken join cases.journal j on j.case_id = taken.case_id and j.sequence = taken.sequence join cases.file f on f.id = taken.case_id
            order by taken.id
            """;
    private static final String DUE = " from cases.untold d where d.listener = any(:listeners) and (d.retry_at is null or d.retry_at <= :now) order by d.retry_at nulls first, d.id limit :most";
    private static final String TAKE_DUE = TAKE.formatted("select d.id" + DUE);
    private static final String TAKE_ONE = TAKE.formatted("select d.id from cases.untold d where d.id = :id");

    private final JdbcClient jdbc;
    private final CaseJson json;

    UntoldQueries(JdbcClient jdbc, CaseJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<Row> take(Set<String> listeners, Instant now, int most) {
        return due(TAKE_DUE, listeners, now, most).query(this::row).list();
    }

    Optional<Row> take(UUID id) {
        return jdbc.sql(TAKE_ONE).param("id", id).query(this::row).optional();
    }

    List<UUID> due(Set<String> listeners, Instant now, int most) {
        return due("select d.id" + DUE, listeners, now, most).query(UUID.class).list();
    }

    private JdbcClient.StatementSpec due(String sql, Set<String> listeners, Instant now, int most) {
        return jdbc.sql(sql).param("listeners", listeners.toArray(String[]::new)).param("now", now.atOffset(ZoneOffset.UTC)).param("most", most);
    }

    /** Told again after 1, 2, 4 … minutes, at the latest after an hour. */
    void failed(UUID id, String failure, Instant now) {
        jdbc.sql("update cases.untold set attempts = attempts + 1, failure = :failure, retry_at = :now + least(interval '1 hour', interval '1 minute' * (2 ^ least(attempts, 6))) where id = :id")
                .param("id", id).param("failure", failure).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    private Row row(ResultSet row, int number) throws SQLException {
        return new Row(row.getString("listener"), new CaseEvent(CaseFact.valueOf(row.getString("event")), row.getObject("case_id", UUID.class), row.getString("number"), row.getInt("sequence"),
                CaseState.valueOf(row.getString("state")), row.getTimestamp("at").toInstant(), row.getString("matter_code"), json.read(row.getString("matter_name"), Text.class),
                row.getString("organ"), row.getString("organ_name"), row.getString("duty"), row.getString("region"), row.getInt("confidentiality"), row.getObject("applicant", UUID.class),
                row.getString("applicant_name"), row.getObject("person", UUID.class),
                CaseEvent.Told.valueOf(row.getString("told")), row.getString("subject")));
    }
}
