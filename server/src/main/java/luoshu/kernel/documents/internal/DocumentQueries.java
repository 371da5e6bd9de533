package luoshu.kernel.documents.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.documents.DocumentKind;
import luoshu.kernel.documents.DocumentRef;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DocumentQueries {

    record Stored(DocumentRef ref, String caseNumber, String facts, String html) {
    }

    private static final String REF = "d.id, d.kind, d.title_zh, d.title_en, d.number, d.issued_at";
    private final JdbcClient jdbc;

    DocumentQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(Wordings.Current wording) {
        jdbc.sql("insert into documents.wording (sha256, html) values (:sha256, :html) on conflict (sha256) do nothing").param("sha256", wording.sha256()).param("html", wording.html()).update();
    }

    int next(String organ, DocumentKind kind, int year) {
        return jdbc.sql("""
                insert into documents.counter (organ, kind, year, last) values (:organ, :kind, :year, 1)
                on conflict on constraint counter_once do update set last = documents.counter.last + 1 returning last
                """).param("organ", organ).param("kind", kind.code()).param("year", year).query(Integer.class).single();
    }

    DocumentRef insert(DocumentKind kind, String caseNumber, String organ, int year, @Nullable Integer serial, @Nullable String number, Text title, String facts,
                       String wording, String subject, Instant now) {
        UUID id = jdbc.sql("""
                insert into documents.document (kind, case_number, organ, year, serial, number, title_zh, title_en, facts, wording, issued_by, issued_at)
                values (:kind, :case, :organ, :year, :serial, :number, :zh, :en, :facts::jsonb, :wording, :by, :now) returning id
                """)
                .param("kind", kind.code()).param("case", caseNumber).param("organ", organ).param("year", year).param("serial", serial).param("number", number)
                .param("zh", title.zh()).param("en", title.en()).param("facts", facts).param("wording", wording).param("by", subject)
                .param("now", Timestamp.from(now)).query(UUID.class).single();
        return new DocumentRef(id, kind, title, number, now);
    }

    Optional<Stored> find(UUID id) {
        return jdbc.sql("select " + REF + ", d.case_number, d.facts::text as facts, w.html from documents.document d join documents.wording w on w.sha256 = d.wording where d.id = :id")
                .param("id", id).query((row, n) -> new Stored(ref(row, n), row.getString("case_number"), row.getString("facts"), row.getString("html"))).optional();
    }

    List<DocumentRef> list(String caseNumber) {
        return jdbc.sql("select " + REF + " from documents.document d where d.case_number = :case order by d.id limit 500").param("case", caseNumber).query(DocumentQueries::ref).list();
    }

    private static DocumentRef ref(ResultSet row, int number) throws SQLException {
        return new DocumentRef(row.getObject("id", UUID.class), DocumentKind.of(row.getString("kind")).orElseThrow(), new Text(row.getString("title_zh"), row.getString("title_en")),
                row.getString("number"), row.getTimestamp("issued_at").toInstant());
    }
}
