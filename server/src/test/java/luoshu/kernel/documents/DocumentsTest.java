package luoshu.kernel.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import luoshu.testing.ServerTest;
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
    void a_fact_that_is_missing_stops_the_issue() {
        assertThatThrownBy(() -> documents.heading(DocumentKind.REFUSE_DECISION, "01", Map.of("basis", "戊"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[reason, remedies]");
    }
}
