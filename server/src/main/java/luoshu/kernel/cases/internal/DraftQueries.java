package luoshu.kernel.cases.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.cases.CaseDossier;
import luoshu.kernel.cases.Delivery;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.matters.ApplicantKind;
import luoshu.kernel.matters.MatterRef;
import luoshu.kernel.texts.Text;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

@Repository
class DraftQueries {

    private final JdbcClient jdbc;
    private final CaseJson json;
    private final RowMapper<DraftRow> mapper = this::map;

    DraftQueries(JdbcClient jdbc, CaseJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    UUID insert(DraftRow row, Instant now) {
        Map<String, Object> params = new HashMap<>();
        params.put("matterCode", row.matter().code());
        params.put("matterVersion", row.matter().version());
        params.put("matterName", json.write(row.matter().name()));
        params.put("organName", row.matter().organName());
        params.put("applicant", row.applicant());
        params.put("kind", row.applicantKind().name());
        params.put("applicantName", row.applicantName());
        params.put("known", json.write(row.known()));
        params.put("person", row.person());
        params.put("personName", row.personName());
        params.put("capacity", row.capacity());
        params.put("agent", json.writeOrNull(row.agent()));
        params.put("clerk", json.writeOrNull(row.clerk()));
        params.put("clerkOrgan", row.clerkOrgan());
        params.put("channel", row.channel());
        params.put("answers", json.write(row.answers()));
        params.put("form", json.write(row.form()));
        params.put("commitment", row.commitment());
        params.put("now", now.atOffset(ZoneOffset.UTC));
        return jdbc.sql("""
                insert into cases.draft (matter_code, matter_version, matter_name, organ_name, applicant, applicant_kind, applicant_name, applicant_known, person, person_name, capacity, agent, clerk,
                                         clerk_organ, channel, answers, form, commitment, created_at, saved_at)
                values (:matterCode, :matterVersion, :matterName::jsonb, :organName, :applicant, :kind, :applicantName, :known::jsonb, :person, :personName, :capacity, :agent::jsonb, :clerk::jsonb,
                        :clerkOrgan, :channel, :answers::jsonb, :form::jsonb, :commitment, :now, :now)
                returning id
                """).params(params).query(UUID.class).single();
    }

    Optional<DraftRow> findOf(UUID id, UUID applicant) {
        return jdbc.sql("select * from cases.draft where id = :id and applicant = :applicant and clerk_organ is null").param("id", id).param("applicant", applicant).query(mapper).optional();
    }

    Optional<DraftRow> findAtWindow(UUID id, String organ) {
        return jdbc.sql("select * from cases.draft where id = :id and clerk_organ = :organ").param("id", id).param("organ", organ).query(mapper).optional();
    }

    /** Newest first; whoever has more than a hundred open drafts sees the newest hundred. */
    List<DraftRow> listOf(UUID applicant) {
        return jdbc.sql("select * from cases.draft where applicant = :applicant and clerk_organ is null order by saved_at desc limit 100").param("applicant", applicant).query(mapper).list();
    }

    /** @return the new version; empty when it was changed or handed in meanwhile */
    Optional<Long> update(DraftRow row, Instant now) {
        Map<String, Object> params = new HashMap<>();
        params.put("id", row.id());
        params.put("version", row.version());
        params.put("answers", json.write(row.answers()));
        params.put("form", json.write(row.form()));
        params.put("deferred", json.write(row.deferred()));
        params.put("delivery", json.writeOrNull(row.delivery()));
        params.put("commitment", row.commitment());
        params.put("now", now.atOffset(ZoneOffset.UTC));
        return jdbc.sql("""
                update cases.draft set answers = :answers::jsonb, form = :form::jsonb, deferred = :deferred::jsonb, delivery = :delivery::jsonb,
                       commitment = :commitment, saved_at = :now, version = version + 1
                where id = :id and version = :version returning version
                """).params(params).query(Long.class).optional();
    }

    /** The files of the draft's materials, locked until commit: uploads run side by side. Empty: handed in or deleted meanwhile. */
    Optional<Map<String, List<FileRef>>> lockMaterials(UUID id) {
        return jdbc.sql("select materials::text from cases.draft where id = :id for update").param("id", id).query(String.class).optional().map(text -> json.read(text, CaseRowMapper.MATERIALS));
    }

    /** Files come and go without moving the version, so that typing goes on beside uploads. */
    void updateMaterials(UUID id, Map<String, List<FileRef>> materials, Instant now) {
        jdbc.sql("update cases.draft set materials = :materials::jsonb, saved_at = :now where id = :id").param("materials", json.write(materials)).param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    boolean delete(UUID id, long version) {
        return jdbc.sql("delete from cases.draft where id = :id and version = :version").param("id", id).param("version", version).update() == 1;
    }

    /** Drafts nobody touched since; at most a thousand at a time. */
    List<UUID> deleteUnused(Instant before) {
        return jdbc.sql("""
                delete from cases.draft where id in (select id from cases.draft where saved_at < :before order by saved_at limit 1000 for update skip locked) returning id
                """).param("before", before.atOffset(ZoneOffset.UTC)).query(UUID.class).list();
    }

    void markFilled(UUID id) {
        jdbc.sql("update cases.draft set filled = true where id = :id").param("id", id).update();
    }

    private DraftRow map(ResultSet row, int index) throws SQLException {
        return new DraftRow(row.getObject("id", UUID.class),
                new MatterRef(row.getString("matter_code"), json.read(row.getString("matter_name"), Text.class), row.getString("organ_name"), row.getInt("matter_version")),
                row.getObject("applicant", UUID.class), ApplicantKind.valueOf(row.getString("applicant_kind")), row.getString("applicant_name"),
                json.read(row.getString("applicant_known"), Applicants.Known.class), row.getObject("person", UUID.class),
                row.getString("person_name"), row.getString("capacity"), json.readOrNull(row.getString("agent"), CaseDossier.Agent.class),
                json.readOrNull(row.getString("clerk"), CaseDossier.Clerk.class), row.getString("clerk_organ"), row.getString("channel"), json.map(row.getString("answers")),
                json.read(row.getString("form"), JsonNode.class), json.read(row.getString("materials"), CaseRowMapper.MATERIALS),
                json.read(row.getString("deferred"), new TypeReference<List<String>>() {
                }), json.readOrNull(row.getString("delivery"), Delivery.class), row.getBoolean("commitment"), row.getLong("version"), CaseRowMapper.instant(row, "saved_at"), row.getBoolean("filled"));
    }
}
