package luoshu.kernel.cases.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.cases.CaseDossier;
import luoshu.kernel.cases.CaseState;
import luoshu.kernel.cases.Delivery;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.tasks.OpenTask;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.ObjectNode;

/** Row to aggregate. */
@Component
class CaseRowMapper implements RowMapper<CaseFile> {

    static final TypeReference<Map<String, List<FileRef>>> MATERIALS = new TypeReference<>() {
    };
    private final CaseJson json;

    CaseRowMapper(CaseJson json) {
        this.json = json;
    }

    @Override
    public CaseFile mapRow(ResultSet row, int index) throws SQLException {
        CaseFile.Identity identity = new CaseFile.Identity(row.getObject("id", UUID.class), row.getString("number"), row.getString("query_code"), row.getString("matter_code"),
                row.getInt("matter_version"), row.getString("catalog_code"), row.getString("matter_slug"), json.read(row.getString("matter_name"), Text.class),
                row.getString("project_type"), row.getString("organ"), row.getString("organ_name"), row.getString("duty"), row.getString("region"), row.getInt("confidentiality"),
                row.getString("channel"), row.getObject("applicant", UUID.class), row.getString("applicant_kind"), row.getString("applicant_name"),
                json.read(row.getString("applicant_known"), Applicants.Known.class), row.getObject("person", UUID.class), row.getString("person_name"), row.getString("capacity"), json.readOrNull(row.getString("agent"), CaseDossier.Agent.class),
                json.readOrNull(row.getString("clerk"), CaseDossier.Clerk.class), instant(row, "submitted_at"), row.getBoolean("commitment"), row.getString("signed_name"));
        CaseFile file = new CaseFile(identity, json.read(row.getString("course"), CaseCourse.class), CaseState.valueOf(row.getString("state")), instant(row, "state_since"),
                row.getLong("version"), json.read(row.getString("form"), ObjectNode.class), json.map(row.getString("answers")), json.read(row.getString("materials"), MATERIALS),
                json.readOrNull(row.getString("delivery"), Delivery.class), json.rows(row.getString("journal_rows"), JournalRow.class),
                json.rows(row.getString("document_rows"), DocumentRow.class), json.rows(row.getString("task_rows"), OpenTask.class));
        file.acceptedOn = row.getObject("accepted_on", LocalDate.class);
        file.decidedAt = nullable(row, "decided_at");
        file.closedAt = nullable(row, "closed_at");
        file.closingResult = row.getString("closing_result");
        return file;
    }

    static Map<String, Object> identity(CaseFile.Identity identity, CaseJson json) {
        Map<String, Object> params = new HashMap<>();
        params.put("id", identity.id());
        params.put("queryCode", identity.queryCode());
        params.put("matterCode", identity.matterCode());
        params.put("matterVersion", identity.matterVersion());
        params.put("catalogCode", identity.catalogCode());
        params.put("matterSlug", identity.matterSlug());
        params.put("matterName", json.write(identity.matterName()));
        params.put("projectType", identity.projectType());
        params.put("organ", identity.organ());
        params.put("organName", identity.organName());
        params.put("duty", identity.duty());
        params.put("region", identity.region());
        params.put("confidentiality", identity.confidentiality());
        params.put("channel", identity.channel());
        params.put("applicant", identity.applicant());
        params.put("applicantKind", identity.applicantKind());
        params.put("applicantName", identity.applicantName());
        params.put("known", json.write(identity.known()));
        params.put("person", identity.person());
        params.put("personName", identity.personName());
        params.put("capacity", identity.capacity());
        params.put("agent", json.writeOrNull(identity.agent()));
        params.put("clerk", json.writeOrNull(identity.clerk()));
        params.put("submittedAt", identity.submittedAt().atOffset(ZoneOffset.UTC));
        params.put("commitment", identity.commitment());
        params.put("signedName", identity.signedName());
        return params;
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant nullable(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
