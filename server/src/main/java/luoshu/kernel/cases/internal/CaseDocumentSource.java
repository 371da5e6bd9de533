package luoshu.kernel.cases.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.documents.DocumentFacts;
import luoshu.kernel.documents.DocumentKind;
import luoshu.kernel.documents.DocumentRef;
import luoshu.kernel.documents.DocumentSource;
import luoshu.kernel.documents.IssuedDocument;
import luoshu.kernel.files.FileOwner;
import luoshu.kernel.matters.Matters;
import luoshu.kernel.texts.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hands the documents of cases, kept as facts in this module's rows, to kernel.documents for printing. */
@Component
class CaseDocumentSource implements DocumentSource {

    private final JdbcClient jdbc;
    private final CaseJson json;
    private final Matters matters;

    CaseDocumentSource(JdbcClient jdbc, CaseJson json, Matters matters) {
        this.jdbc = jdbc;
        this.json = json;
        this.matters = matters;
    }

    @Override
    public Optional<IssuedDocument> find(UUID id) {
        return jdbc.sql("""
                select f.id as case_id, f.number as case_number, f.query_code, f.organ, f.organ_name, f.matter_code, f.matter_version, f.matter_name ->> 'zh' as matter, f.applicant_name,
                       d.id, d.kind, d.title::text as title, d.number, d.wording, d.issued_at, d.facts::text as facts
                from cases.document d join cases.file f on f.id = d.case_id where d.id = :id
                """).param("id", id).query(this::issued).optional();
    }

    private IssuedDocument issued(ResultSet row, int number) throws SQLException {
        DocumentKind kind = DocumentKind.of(row.getString("kind")).orElseThrow();
        DocumentRef ref = new DocumentRef(row.getObject("id", UUID.class), kind, json.read(row.getString("title"), Text.class), row.getString("number"), row.getTimestamp("issued_at").toInstant());
        String taskType = matters.getPinned(row.getString("matter_code"), row.getInt("matter_version")).definition().taskType();
        DocumentFacts facts = new DocumentFacts(row.getString("organ"), row.getString("organ_name"), row.getString("case_number"), row.getString("query_code"), taskType,
                row.getString("matter"), row.getString("applicant_name"), json.map(row.getString("facts")));
        return new IssuedDocument(ref, new FileOwner(CaseFileAccess.KIND, row.getString("case_id")), row.getString("wording"), facts);
    }
}
