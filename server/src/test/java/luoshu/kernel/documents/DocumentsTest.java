package luoshu.kernel.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import luoshu.kernel.database.SqlPart;
import luoshu.kernel.problems.NotFound;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class DocumentsTest {

    @Autowired Documents documents;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc http;
    @Autowired PlatformTransactionManager transactions;
    private final String organ = "11" + UUID.randomUUID().toString().substring(0, 16).toUpperCase();
    private final String number = "TEST" + UUID.randomUUID();

    private DocumentRef issue(DocumentKind kind) {
        return documents.issue(kind, DocumentSamples.facts(kind, organ, number, "01"));
    }

    @Test
    void numbers_run_per_organ_kind_and_year_without_gaps() {
        assertThat(issue(DocumentKind.ACCEPTANCE_NOTICE).number()).isEqualTo("（豫信浉市监）食受字〔2026〕第0001号");
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            issue(DocumentKind.ACCEPTANCE_NOTICE);
            status.setRollbackOnly();
        });
        assertThat(issue(DocumentKind.ACCEPTANCE_NOTICE).number()).endsWith("第0002号");
        assertThat(issue(DocumentKind.GRANT_DECISION).number()).isEqualTo("（豫信浉市监）食准字〔2026〕第0001号");
        assertThat(issue(DocumentKind.RECEIPT).number()).isNull();
        assertThat(documents.list(number)).extracting(DocumentRef::kind)
                .containsExactly(DocumentKind.ACCEPTANCE_NOTICE, DocumentKind.ACCEPTANCE_NOTICE, DocumentKind.GRANT_DECISION, DocumentKind.RECEIPT);
    }

    @Test
    void parallel_issues_draw_different_numbers() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<DocumentRef>> all = java.util.stream.IntStream.range(0, 20).mapToObj(i -> pool.submit(() -> issue(DocumentKind.REJECTION))).toList();
            List<String> numbers = new java.util.ArrayList<>();
            for (Future<DocumentRef> one : all) {
                numbers.add(one.get().number());
            }
            assertThat(numbers).doesNotHaveDuplicates().contains("（豫信浉市监）食不受字〔2026〕第0001号", "（豫信浉市监）食不受字〔2026〕第0020号");
        }
    }

    @Test
    void a_document_is_part_of_somebody_elses_statement_or_not_at_all() {
        SqlPart part = documents.part("done", List.of(new DocumentOrder(DocumentKind.ACCEPTANCE_NOTICE, DocumentSamples.facts(DocumentKind.ACCEPTANCE_NOTICE, organ, "unknown yet", "01")),
                new DocumentOrder(DocumentKind.RECEIPT, DocumentSamples.facts(DocumentKind.RECEIPT, organ, "unknown yet", "01"))), Instant.parse("2026-04-20T01:00:00Z"));
        String sql = "with done as (select :no::text as number where :happens), " + part.sql() + " select number, id from documents_issued order by number nulls last";
        assertThat(jdbc.sql(sql).param("no", number).param("happens", false).params(part.params()).query().listOfRows()).isEmpty();
        List<Map<String, Object>> rows = jdbc.sql(sql).param("no", number).param("happens", true).params(part.params()).query().listOfRows();
        assertThat(rows).extracting(row -> row.get("number")).containsExactly("（豫信浉市监）食受字〔2026〕第0001号", null);
        assertThat(documents.facts((UUID) rows.getFirst().get("id")).caseNumber()).isEqualTo(number);
        assertThat(issue(DocumentKind.ACCEPTANCE_NOTICE).number()).endsWith("第0002号");
        assertThat(jdbc.sql("select title ->> 'zh' from documents.api_document where case_number = :no and kind = 'receipt'").param("no", number).query(String.class).single()).isEqualTo("收件凭证");
    }

    @Test
    void what_is_stored_prints_the_same_bytes_every_time() {
        DocumentRef ref = issue(DocumentKind.REFUSE_DECISION);
        byte[] pdf = documents.render(ref.id());
        assertThat(pdf).startsWith("%PDF-".getBytes()).isEqualTo(documents.render(ref.id()));
        assertThat(documents.facts(ref.id()).applicantName()).isEqualTo("信阳市浉河区老张热干面馆");
        assertThatThrownBy(() -> documents.render(new UUID(0, 0))).isInstanceOf(NotFound.class);
    }

    @Test
    void a_fact_that_is_missing_stops_the_issue() {
        DocumentFacts facts = new DocumentFacts(organ, "甲", "乙", "", number, "A", "01", "丙", "丁", Map.of("basis", "戊"));
        assertThatThrownBy(() -> documents.issue(DocumentKind.REFUSE_DECISION, facts)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("[reason, remedies]");
    }

    @Test
    void nobody_reads_the_document_of_a_case_they_cannot_see() throws Exception {
        String id = issue(DocumentKind.RECEIPT).id().toString();
        http.perform(get("/api/portal/documents/" + id)).andExpect(status().isUnauthorized());
        http.perform(get("/api/portal/documents/" + id).with(Actors.as(Actors.citizen(UUID.randomUUID(), "张伟", 3)))).andExpect(status().isNotFound());
        http.perform(get("/api/work/documents/" + id).with(Actors.as(Actors.citizen(UUID.randomUUID(), "张伟", 3)))).andExpect(status().isUnauthorized());
        http.perform(get("/api/work/documents/" + id).with(Actors.as(Actors.official("11X", "health", "410000000000", "case.read")))).andExpect(status().isNotFound());
    }
}
