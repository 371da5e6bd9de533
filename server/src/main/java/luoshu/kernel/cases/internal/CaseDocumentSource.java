package luoshu.kernel.cases.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.documents.DocumentFacts;
import luoshu.kernel.documents.DocumentKind;
import luoshu.kernel.documents.DocumentSource;
import luoshu.kernel.documents.IssuedDocument;
import luoshu.kernel.files.FileOwner;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.Matters;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.texts.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hands the documents of cases, kept as facts in this module's rows, to kernel.documents for printing: the same facts under the names the wordings use. */
@Component
class CaseDocumentSource implements DocumentSource {

    private record Row(UUID caseId, String caseNumber, String queryCode, String organ, String organName, String matterCode, int matterVersion, Text matterName, String applicantName,
                       String channel, Instant submittedAt, List<Map<String, Object>> results, String kind, Text title, String number, Instant issuedAt, Map<String, Object> facts) {
    }

    private final JdbcClient jdbc;
    private final CaseJson json;
    private final Matters matters;
    private final Organs organs;

    CaseDocumentSource(JdbcClient jdbc, CaseJson json, Matters matters, Organs organs) {
        this.jdbc = jdbc;
        this.json = json;
        this.matters = matters;
        this.organs = organs;
    }

    @Override
    public Optional<IssuedDocument> find(UUID id) {
        return jdbc.sql("""
                select f.id as case_id, f.number as case_number, f.query_code, f.organ, f.organ_name, f.matter_code, f.matter_version, f.matter_name::text as matter_name, f.applicant_name,
                       f.channel, f.submitted_at, d.kind, d.title::text as title, d.number, d.issued_at, d.facts::text as facts,
                       (select coalesce(jsonb_agg(jsonb_build_object('name', e.title -> 'zh', 'reference', coalesce(e.number, '')) order by e.issued_at), '[]')
                        from cases.document e where e.case_id = f.id and e.kind in ('grant-decision', 'refuse-decision') and e.issued_at <= d.issued_at)
                       || (select coalesce(jsonb_agg(jsonb_build_object('name', r -> 'name' -> 'zh', 'reference', coalesce(r ->> 'number', ''))), '[]')
                           from jsonb_array_elements(coalesce(f.course -> 'results', '[]')) r) as results
                from cases.document d join cases.file f on f.id = d.case_id where d.id = :id
                """).param("id", id).query(this::row).optional().flatMap(row -> DocumentKind.of(row.kind).map(kind -> issued(id, kind, row)));
    }

    private Row row(ResultSet row, int number) throws SQLException {
        Map<String, Object> wrapped = json.map("{\"results\":" + row.getString("results") + "}");
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> results = (List<Map<String, Object>>) wrapped.get("results");
        return new Row(row.getObject("case_id", UUID.class), row.getString("case_number"), row.getString("query_code"), row.getString("organ"), row.getString("organ_name"),
                row.getString("matter_code"), row.getInt("matter_version"), json.read(row.getString("matter_name"), Text.class), row.getString("applicant_name"), row.getString("channel"),
                row.getTimestamp("submitted_at").toInstant(), results, row.getString("kind"), json.read(row.getString("title"), Text.class), row.getString("number"),
                row.getTimestamp("issued_at").toInstant(), json.map(row.getString("facts")));
    }

    private IssuedDocument issued(UUID id, DocumentKind kind, Row row) {
        MatterDefinition definition = matters.getPinned(row.matterCode, row.matterVersion).definition();
        Map<String, Object> more = named(kind, row);
        organs.find(new OrganCode(row.organ)).ifPresent(organ -> contact(organ, more));
        DocumentFacts facts = new DocumentFacts(row.organ, row.organName, "", "", row.caseNumber, row.queryCode, definition.taskType(), row.matterName.zh(), row.applicantName, more);
        return new IssuedDocument(new luoshu.kernel.documents.DocumentRef(id, kind, row.title, row.number, row.issuedAt), new FileOwner(CaseFileAccess.KIND, row.caseId.toString()), facts);
    }

    private static void contact(Organ organ, Map<String, Object> more) {
        more.put("organAddress", organ.address());
        more.put("consultPhone", organ.consultPhone());
        more.put("complainPhone", organ.complainPhone());
    }

    private static Map<String, Object> named(DocumentKind kind, Row row) {
        Map<String, Object> more = new HashMap<>();
        row.facts.forEach((name, value) -> {
            if (value != null) {
                more.put(name, value);
            }
        });
        String submitted = LocalDate.ofInstant(row.submittedAt, CaseFiles.ZONE).toString();
        more.put("submittedOn", submitted);
        boolean window = row.channel.equals("WINDOW");
        switch (kind) {
            case RECEIPT -> {
                more.put("receivedOn", submitted);
                more.put("channel", window ? "综合窗口" : "政务服务网");
                more.put("materials", ways(more.get("materials"), window ? "窗口收取" : "附件上传"));
                more.computeIfAbsent("noticeDueOn", name -> more.get("noticeDueAt"));
            }
            case CORRECTION_NOTICE, LAPSE_NOTICE -> more.computeIfAbsent("answerDueOn", name -> more.get("dueOn"));
            case SPECIAL_PROCEDURE_NOTICE -> {
                more.computeIfAbsent("startsOn", name -> more.get("startedOn"));
                more.putIfAbsent("endsBy", "上述期限届满之日");
            }
            case GRANT_DECISION, REFUSE_DECISION -> more.computeIfAbsent("conclusion", name -> more.get("sentence"));
            case WITHDRAWAL_CONFIRMATION -> more.put("withdrawnOn", LocalDate.ofInstant(row.issuedAt, CaseFiles.ZONE).toString());
            case DELIVERY_RECEIPT -> {
                more.put("items", row.results);
                more.put("recipient", more.getOrDefault("signedBy", row.applicantName));
                more.put("way", switch (String.valueOf(more.get("way"))) {
                    case "4" -> "邮寄送达";
                    case "7" -> "直接送达";
                    default -> "窗口领取";
                });
            }
            case ACCEPTANCE_NOTICE, REJECTION, EXTENSION_NOTICE, TRANSFER_NOTICE -> { }
        }
        return more;
    }

    private static List<Object> ways(Object materials, String way) {
        List<Object> rows = new ArrayList<>();
        if (materials instanceof List<?> list) {
            for (Object material : list) {
                Map<String, Object> row = new HashMap<>(Map.of("way", way));
                ((Map<?, ?>) material).forEach((name, value) -> row.put(String.valueOf(name), value));
                rows.add(row);
            }
        }
        return rows;
    }
}
