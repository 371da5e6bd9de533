package luoshu.trust.payments.internal;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.documents.DocumentFacts;
import luoshu.kernel.documents.DocumentKind;
import luoshu.kernel.documents.DocumentRef;
import luoshu.kernel.documents.DocumentSource;
import luoshu.kernel.documents.IssuedDocument;
import luoshu.kernel.files.FileAccess;
import luoshu.kernel.files.FileOwner;
import luoshu.kernel.texts.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Bills as documents: read by their payer, and by officials within reach of the notice. */
@Component
class BillDocuments implements DocumentSource, FileAccess {

    static final String KIND = "payment";
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final NoticeQueries notices;
    private final Access access;

    BillDocuments(JdbcClient jdbc, JsonMapper json, NoticeQueries notices, Access access) {
        this.jdbc = jdbc;
        this.json = json;
        this.notices = notices;
        this.access = access;
    }

    @Override
    public Optional<IssuedDocument> find(UUID id) {
        return jdbc.sql("""
                select b.id, b.code, b.number, b.title::text as title, b.wording, b.facts::text as facts, b.issued_at, n.id as notice, n.organ, n.organ_name, n.case_number,
                       n.matter_name ->> 'zh' as matter, n.payer_name
                from payments.bill b join payments.notice n on n.id = b.notice where b.id = :id
                """).param("id", id).query((row, n) -> new IssuedDocument(
                        new DocumentRef(id, DocumentKind.FISCAL_BILL, json.readValue(row.getString("title"), Text.class), row.getString("number"), row.getTimestamp("issued_at").toInstant()),
                        new FileOwner(KIND, row.getString("notice")), row.getString("wording"),
                        new DocumentFacts(row.getString("organ"), row.getString("organ_name"), row.getString("case_number"), "", "", row.getString("matter"), row.getString("payer_name"),
                                json.readValue(row.getString("facts"), new TypeReference<Map<String, Object>>() {
                                })))).optional();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Reading> mayRead(Actor actor, FileOwner owner) {
        UUID id = UUID.fromString(owner.ref());
        Optional<NoticeRow> row = switch (actor) {
            case Actor.Applicant applicant -> notices.findOf(applicant, id);
            case Actor.Official _ -> notices.find(id, access.scope(PaymentPermissions.READ));
            case Actor.Platform _ -> notices.find(id);
            case Actor.Visitor _, Actor.SystemClient _ -> Optional.empty();
        };
        return row.map(notice -> new Reading(notice.payer(), notice.caseNumber(), notice.matterCode()));
    }
}
