package luoshu.kernel.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.files.FileOwner;
import luoshu.kernel.texts.Text;
import luoshu.testing.ServerTest;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class DocumentsTest {

    @Autowired Documents documents;
    @Autowired JdbcClient jdbc;

    @Test
    void a_document_is_headed_by_what_the_act_is() {
        Map<String, ?> facts = DocumentSamples.facts(DocumentKind.GRANT_DECISION, "X", "1", "01").more();
        assertThat(documents.heading(DocumentKind.GRANT_DECISION, "01", facts).title().zh()).isEqualTo("准予行政许可决定书");
        assertThat(documents.heading(DocumentKind.GRANT_DECISION, "05", facts).title().zh()).isEqualTo("行政给付决定书");
        assertThat(documents.heading(DocumentKind.GRANT_DECISION, "01", facts).word()).isEqualTo("准");
        assertThat(documents.heading(DocumentKind.RECEIPT, "01", DocumentSamples.facts(DocumentKind.RECEIPT, "X", "1", "01").more()).word()).isNull();
    }

    @Test
    void the_wording_of_a_heading_is_kept() {
        DocumentHeading heading = documents.heading(DocumentKind.REFUSE_DECISION, "01", DocumentSamples.facts(DocumentKind.REFUSE_DECISION, "X", "1", "01").more());
        assertThat(jdbc.sql("select html from documents.wording where sha256 = :sha256").param("sha256", heading.wording()).query(String.class).single()).contains("{{reason}}");
    }

    @Test
    void a_document_is_printed_in_the_words_it_was_issued_with() throws IOException {
        DocumentHeading today = heading(DocumentKind.LAPSE_NOTICE);
        String html = jdbc.sql("select html from documents.wording where sha256 = :sha256").param("sha256", today.wording()).query(String.class).single();
        String older = "older" + UUID.randomUUID();
        jdbc.sql("insert into documents.wording (sha256, html) values (:older, :html)").param("older", older).param("html", html.replace("</body>", "<p>旧制文书用语</p></body>")).update();
        assertThat(printed(DocumentKind.LAPSE_NOTICE, older)).contains("旧制文书用语", "逾期未补正告知书");
        assertThat(printed(DocumentKind.LAPSE_NOTICE, today.wording())).contains("逾期未补正告知书").doesNotContain("旧制文书用语");
    }

    @Test
    void a_document_from_before_wordings_were_kept_is_printed_in_todays() throws IOException {
        assertThat(printed(DocumentKind.LAPSE_NOTICE, null)).isEqualTo(printed(DocumentKind.LAPSE_NOTICE, heading(DocumentKind.LAPSE_NOTICE).wording()));
    }

    private DocumentHeading heading(DocumentKind kind) {
        return documents.heading(kind, "01", DocumentSamples.facts(kind, "X", "1", "01").more());
    }

    private String printed(DocumentKind kind, @Nullable String wording) throws IOException {
        DocumentRef ref = new DocumentRef(UUID.randomUUID(), kind, new Text("逾期未补正告知书", "Notice of lapse"), "1", Instant.parse("2026-04-20T01:00:00Z"));
        byte[] pdf = documents.render(new IssuedDocument(ref, new FileOwner("case", "1"), wording, DocumentSamples.facts(kind, "11411502MB0X000017", "1", "01")));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    @Test
    void a_fact_that_is_missing_stops_the_issue() {
        assertThatThrownBy(() -> documents.heading(DocumentKind.REFUSE_DECISION, "01", Map.of("basis", "戊"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[reason, remedies]");
    }
}
