package luoshu.data.objections.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import luoshu.data.objections.Copy;
import luoshu.data.objections.CopyKind;
import luoshu.data.objections.CopyOutcome;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CopyQueries {

    private final JdbcClient jdbc;

    CopyQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID objection, Copy copy, Place owner, @Nullable LocalDate due, @Nullable CopyOutcome settled, Instant at) {
        jdbc.sql("""
                insert into objections.copy (objection, kind, ref, place, title, organ, organ_name, duty, region, due, outcome, answered_at, answered_by)
                values (:objection, :kind, :ref, :place, :title, :organ, :organName, :duty, :region, :due, :outcome, :answeredAt, :answeredBy) on conflict on constraint copy_once do nothing
                """).param("objection", objection).param("kind", copy.kind().name()).param("ref", copy.ref()).param("place", copy.place()).param("title", copy.title()).param("organ", owner.organ())
                .param("organName", owner.name()).param("duty", owner.duty()).param("region", owner.region()).param("due", settled == null ? due : null).param("outcome", settled == null ? null : settled.name())
                .param("answeredAt", settled == null ? null : Timestamp.from(at)).param("answeredBy", settled == null ? null : "一体化平台").update();
    }

    List<CopyFile> list(UUID objection) {
        return jdbc.sql("select k.* from objections.copy k where k.objection = :objection order by k.kind, k.id").param("objection", objection).query(CopyQueries::file).list();
    }

    void answer(UUID id, CopyOutcome outcome, String note, String by, Instant at) {
        jdbc.sql("update objections.copy set outcome = :outcome, note = :note, answered_at = :at, answered_by = :by where id = :id").param("id", id).param("outcome", outcome.name()).param("note", note)
                .param("at", Timestamp.from(at)).param("by", by).update();
    }

    private static CopyFile file(ResultSet row, int number) throws SQLException {
        String outcome = row.getString("outcome");
        return new CopyFile(row.getObject("id", UUID.class), row.getObject("objection", UUID.class),
                new Copy(CopyKind.valueOf(row.getString("kind")), row.getString("ref"), row.getString("place"), row.getString("title"), row.getString("organ")),
                new Place(row.getString("organ"), row.getString("organ_name"), row.getString("duty"), row.getString("region")), row.getObject("due", LocalDate.class), outcome == null ? null : CopyOutcome.valueOf(outcome),
                row.getString("note"), ObjectionQueries.instant(row.getTimestamp("answered_at")), row.getString("answered_by"));
    }
}
