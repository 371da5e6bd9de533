package luoshu.trust.archives.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.trust.archives.Checking;
import luoshu.trust.archives.Checkpoint;
import luoshu.trust.archives.PackageView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Checks and acts: what is written once and never changed. */
@Repository
class RecordQueries {

    private static final TypeReference<List<Checking.CheckedItem>> ITEMS = new TypeReference<>() { };
    private static final TypeReference<Map<String, Object>> DETAIL = new TypeReference<>() { };
    private final JdbcClient jdbc;
    private final JsonMapper json;

    RecordQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(UUID id, Checkpoint checkpoint, Actor operator, boolean passed, List<Checking.CheckedItem> items, Instant now) {
        jdbc.sql("insert into archives.checking (package, checkpoint, at, operator, operator_name, passed, items) values (:id, :checkpoint, :now, :subject, :name, :passed, :items::jsonb)")
                .param("id", id).param("checkpoint", checkpoint.name()).param("now", PackageQueries.at(now)).param("subject", operator.subject()).param("name", operator.name())
                .param("passed", passed).param("items", json.writeValueAsString(items)).update();
    }

    void event(UUID id, String kind, Actor actor, Map<String, ?> detail, Instant now) {
        jdbc.sql("insert into archives.event (package, at, kind, subject, actor_name, detail) values (:id, :now, :kind, :subject, :name, :detail::jsonb)").param("id", id)
                .param("now", PackageQueries.at(now)).param("kind", kind).param("subject", actor.subject()).param("name", actor.name()).param("detail", json.writeValueAsString(detail)).update();
    }

    List<Checking> checkings(UUID id, int most) {
        return jdbc.sql("select id, checkpoint, at, operator_name, passed, items::text as items from archives.checking where package = :id order by at desc, id desc limit :most").param("id", id)
                .param("most", most).query((row, n) -> new Checking(row.getObject("id", UUID.class), Checkpoint.valueOf(row.getString("checkpoint")), PackageQueries.instant(row, "at"),
                        row.getString("operator_name"), row.getBoolean("passed"), json.readValue(row.getString("items"), ITEMS))).list();
    }

    List<PackageView.PackageAct> events(UUID id, int most) {
        return jdbc.sql("select at, kind, actor_name, detail::text as detail from archives.event where package = :id order by id desc limit :most").param("id", id).param("most", most)
                .query((row, n) -> new PackageView.PackageAct(PackageQueries.instant(row, "at"), row.getString("kind"), row.getString("actor_name"), json.readValue(row.getString("detail"), DETAIL))).list();
    }

    /** Filed with this list, by its journal. */
    boolean traceable(UUID id, String manifest) {
        return jdbc.sql("select exists (select from archives.event where package = :id and kind = 'FILED' and detail ->> 'manifest' = :manifest)").param("id", id).param("manifest", manifest)
                .query(Boolean.class).single();
    }
}
