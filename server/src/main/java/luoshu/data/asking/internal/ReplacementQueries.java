package luoshu.data.asking.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import luoshu.data.asking.GiverKind;
import luoshu.data.asking.Replacement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ReplacementQueries {

    private final JdbcClient jdbc;

    ReplacementQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Replacement> inForce() {
        return jdbc.sql("select * from asking.replacement where withdrawn_at is null order by material limit 2000").query(ReplacementQueries::row).list();
    }

    /** @return false when the material is on the list already */
    boolean insert(Replacement line) {
        return jdbc.sql("""
                insert into asking.replacement (id, material, kind, key, name, ground, added_by, added_at) values (:id, :material, :kind, :key, :name, :ground, :by, :at)
                on conflict (material) where withdrawn_at is null do nothing
                """).param("id", line.id()).param("material", line.material()).param("kind", line.kind().name()).param("key", line.key()).param("name", line.name()).param("ground", line.ground())
                .param("by", line.addedBy()).param("at", Timestamp.from(line.addedAt())).update() == 1;
    }

    boolean withdraw(UUID id, String by, Instant at, String reason) {
        return jdbc.sql("update asking.replacement set withdrawn_by = :by, withdrawn_at = :at, reason = :reason where id = :id and withdrawn_at is null").param("id", id).param("by", by)
                .param("at", Timestamp.from(at)).param("reason", reason).update() == 1;
    }

    private static Replacement row(ResultSet row, int number) throws SQLException {
        return new Replacement(row.getObject("id", UUID.class), row.getString("material"), GiverKind.valueOf(row.getString("kind")), row.getString("key"), row.getString("name"), row.getString("ground"),
                row.getString("added_by"), row.getTimestamp("added_at").toInstant());
    }
}
