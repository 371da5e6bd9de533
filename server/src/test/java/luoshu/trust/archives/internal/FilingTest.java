package luoshu.trust.archives.internal;

import static luoshu.kernel.cases.CaseWorld.citizen;
import static luoshu.kernel.cases.CaseWorld.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseWorld;
import luoshu.testing.ServerTest;
import luoshu.trust.ledger.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A case that has ended becomes a package, once, and is proven. */
@ServerTest
class FilingTest {

    @Autowired CaseWorld cases;
    @Autowired JdbcClient jdbc;
    @Autowired Filing filing;
    @Autowired Ledger ledger;
    private ArchiveWorld world;
    private final Actor.Applicant applicant = citizen();

    @BeforeEach
    void people() {
        world = new ArchiveWorld(cases, jdbc, filing);
    }

    @Test
    void a_closed_case_is_filed_with_all_that_belongs_to_it() {
        String number = world.closed(applicant);
        JsonNode view = world.filed(number);
        JsonNode summary = view.path("summary");
        assertThat(summary.path("number").asString()).matches(world.food.implementation().organ() + "-ZF·2026-D10-SJ-\\d{5}");
        assertThat(summary.path("keptUntil").asString()).isEqualTo("2036-12-31");
        assertThat(texts(view.path("contents"), "path")).contains("内容/1申请/申请表.pdf", "内容/1申请/申请表.xml", "内容/7过程/办理过程.xml")
                .anyMatch(path -> path.startsWith("内容/2材料/")).anyMatch(path -> path.matches("内容/3文书/\\d\\d-acceptance-notice.pdf"))
                .anyMatch(path -> path.matches("内容/4结果/\\d\\d-grant-decision.pdf")).contains("内容/4结果/证照01.ofd").anyMatch(path -> path.matches("内容/5送达/\\d\\d-delivery-receipt.pdf"));
        assertThat(texts(view.path("checkings"), "passed")).isNotEmpty();
        assertThat(view.path("checkings").path(0).path("items").size()).isGreaterThan(25);
        assertThat(texts(view.path("events"), "kind")).containsExactly("FILED", "FILING_ASKED");
        JsonNode dossier = cases.get(world.officer, "/api/work/cases/" + number);
        assertThat(dossier.path("innerState").asString()).isEqualTo("ARCHIVED");
        assertThat(texts(cases.get(applicant, "/api/portal/cases/" + number).path("timeline"), "code")).contains("CASE_ARCHIVED");
        assertThat(ledger.receipts("case:" + number)).anyMatch(receipt -> receipt.kind().equals("case-archived"));
        String id = summary.path("id").asString();
        assertThat(cases.call(world.archivist, HttpMethod.POST, "/api/work/archives/" + id + "/filing", null, null).code()).isEqualTo("archive-already-filed");
        assertThat(cases.call(world.archivist("11410000MB0000000X"), HttpMethod.GET, "/api/work/archives/" + id, null, null).status()).isEqualTo(404);
        assertThat(cases.call(world.officer, HttpMethod.GET, "/api/work/archives/" + id, null, null).status()).isEqualTo(403);
        assertThat(cases.status(world.archivist, "/api/work/files/" + view.path("file").asString())).isEqualTo(200);
        assertThat(cases.call(world.officer, HttpMethod.GET, "/api/work/files/" + view.path("file").asString(), null, null).status()).isEqualTo(404);
        assertThat(texts(cases.get(world.archivist, "/api/work/archives?q=" + number + "&state=FILED&retention=D10&passed=true&year=2026").path("items"), "caseNumber")).containsExactly(number);
        assertThat(cases.get(world.archivist, "/api/work/archives?q=" + number + "&keptBefore=2036-12-31").path("total").asInt()).isZero();
    }

    @Test
    void cases_that_ended_otherwise_are_filed_for_a_shorter_time() {
        String refused = cases.foodCase(applicant).path("number").asString();
        cases.done(world.officer, refused, "reject-acceptance", Map.of("reason", "不属于本机关职权", "basis", "行政许可法第三十二条"));
        assertThat(world.filed(refused).path("summary").path("ending").asString()).isEqualTo("NOT_ACCEPTED");
        JsonNode mine = cases.foodCase(applicant);
        String withdrawn = mine.path("number").asString();
        long version = cases.get(applicant, "/api/portal/cases/" + withdrawn).path("version").asLong();
        assertThat(cases.call(applicant, HttpMethod.POST, "/api/portal/cases/" + withdrawn + "/withdraw", Map.of("reason", "不办了"), version).status()).isEqualTo(200);
        assertThat(world.filed(withdrawn).path("summary").path("retention").asString()).isEqualTo("D10");
    }

    @Test
    void two_nodes_file_one_package() throws Exception {
        String number = world.closed(applicant);
        UUID id = world.waiting(number);
        cases.call(world.archivist, HttpMethod.POST, "/api/work/archives/" + id + "/filing", null, null);
        try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            nodes.invokeAll(List.<Callable<Boolean>>of(filing::fileNext, filing::fileNext, filing::fileNext, filing::fileNext));
        }
        assertThat(jdbc.sql("select count(*) from archives.event where package = :id and kind = 'FILED'").param("id", id).query(Integer.class).single()).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from files.file where owner_kind = 'archive' and owner_ref = :id and state = 'KEPT'").param("id", id.toString()).query(Integer.class).single()).isEqualTo(1);
        assertThat(texts(cases.get(world.officer, "/api/work/cases/" + number).path("journal"), "event")).containsOnlyOnce("CASE_ARCHIVED");
    }

    @Test
    void nothing_is_filed_before_its_time() {
        String number = world.closed(applicant);
        UUID id = world.waiting(number);
        while (filing.fileNext()) {
            // whatever is due
        }
        JsonNode view = cases.get(world.archivist, "/api/work/archives/" + id);
        assertThat(view.path("summary").path("state").asString()).isEqualTo("WAITING");
        assertThat(view.path("summary").path("dueAt").asString()).startsWith("2026-04-27");
        assertThat(texts(view.path("actions"), null)).containsExactly("file");
        assertThat(cases.call(world.archivist, HttpMethod.POST, "/api/work/archives/" + id + "/checks", null, null).code()).isEqualTo("archive-without-file");
    }
}
