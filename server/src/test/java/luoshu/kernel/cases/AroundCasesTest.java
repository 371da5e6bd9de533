package luoshu.kernel.cases;

import static luoshu.kernel.cases.CaseWorld.citizen;
import static luoshu.kernel.cases.CaseWorld.official;
import static luoshu.kernel.cases.CaseWorld.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Grant;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.parties.CitizenId;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import luoshu.trust.messages.Messages;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;

/** What other modules make of a case: its documents on paper, its messages, its place in the figures, its beginning at a window. */
@ServerTest
class AroundCasesTest {

    @Autowired CaseWorld world;
    @Autowired Messages messages;
    private PublishedMatter food;
    private Actor.Official officer;
    private final Actor.Applicant applicant = citizen();

    @BeforeEach
    void people() {
        food = world.matter("food-business-licence");
        officer = official(food);
    }

    private Actor.Official supervisor(String region) {
        return new Actor.Official(UUID.randomUUID(), "监察员", UUID.randomUUID(), "效能监察", food.implementation().organ(), "信阳市政府", region, null,
                List.of(new Grant("supervisor", Set.of("monitoring.read", "monitoring.urge"), Grant.Organs.ANY, "", "", region, 2)));
    }

    private String text(Actor actor, String path) throws Exception {
        MockHttpServletResponse answer = world.http.perform(get(path).with(Actors.as(actor))).andReturn().getResponse();
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        try (PDDocument document = Loader.loadPDF(answer.getContentAsByteArray())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    @Test
    void every_document_of_a_case_is_printed_for_its_people_and_nobody_else() throws Exception {
        String number = world.foodCase(applicant).path("number").asString();
        world.done(officer, number, "accept", Map.of("opinion", "材料齐全"));
        world.done(officer, number, "pass", Map.of("opinion", "符合"));
        world.done(officer, number, "pass", Map.of("opinion", "同意"));
        world.done(officer, number, "grant", Map.of());
        world.done(officer, number, "issue-result", null);
        JsonNode dossier = world.done(officer, number, "deliver", Map.of("signature", "王小明"));
        Map<String, String> seen = new HashMap<>();
        for (JsonNode document : dossier.path("documents")) {
            String id = document.path("id").asString();
            String words = text(applicant, "/api/portal/documents/" + id);
            assertThat(words).contains(number, "食品经营许可", "2026年4月20日").doesNotContain("{{", "null", "zh=");
            assertThat(text(officer, "/api/work/documents/" + id)).isEqualTo(words);
            assertThat(world.call(citizen(), HttpMethod.GET, "/api/portal/documents/" + id, null, null).status()).isEqualTo(404);
            seen.put(document.path("kind").asString(), words);
        }
        assertThat(seen).containsOnlyKeys("receipt", "acceptance-notice", "grant-decision", "delivery-receipt");
        assertThat(seen.get("receipt")).contains("收件凭证", "通过政务服务网提交", "附件上传");
        assertThat(seen.get("acceptance-notice")).contains("行政许可申请受理通知书", "受字〔2026〕第", "最迟于");
        assertThat(seen.get("grant-decision")).contains("准予行政许可决定书", "准字〔2026〕第");
        assertThat(seen.get("delivery-receipt")).contains("准予行政许可决定书", "准字〔2026〕第", "食品经营许可证", "王小明", officer.name());
    }

    @Test
    void the_applicant_is_told_once_of_each_fact() {
        String number = world.foodCase(applicant).path("number").asString();
        world.done(officer, number, "accept", null);
        await().atMost(Duration.ofSeconds(30)).until(() -> texts(world.get(applicant, "/api/portal/messages").path("items"), "title").stream().anyMatch(t -> t.startsWith("申请已受理")));
        assertThat(texts(world.get(applicant, "/api/portal/messages").path("items"), "title")).doesNotHaveDuplicates();
    }

    @Test
    void a_case_is_counted_where_it_belongs_and_urged_by_whom_it_may() {
        String number = world.foodCase(applicant).path("number").asString();
        world.done(officer, number, "accept", null);
        Actor.Official supervisor = supervisor("411500000000");
        String summary = "/api/work/monitoring/summary";
        JsonNode byRegion = world.get(supervisor, summary + "?region=411500000000&groupBy=region&from=2026-01-01&to=2026-12-31");
        assertThat(texts(byRegion.path("rows"), "key")).contains("411502000000");
        assertThat(texts(byRegion.path("rows"), "name")).contains("浉河区");
        assertThat(byRegion.path("totals").path("running").asInt()).isPositive();
        assertThat(texts(world.get(supervisor, summary + "?groupBy=matter").path("rows"), "name")).anyMatch(name -> name.contains("食品经营许可"));
        assertThat(texts(world.get(supervisor, summary + "?groupBy=organ").path("rows"), "key")).contains(food.implementation().organ());
        assertThat(world.call(officer, HttpMethod.GET, summary, null, null).status()).isEqualTo(403);
        assertThat(world.call(supervisor, HttpMethod.GET, summary + "?groupBy=x", null, null).status()).isEqualTo(422);
        assertThat(world.call(supervisor, HttpMethod.GET, summary + "?from=2026-13-01", null, null).status()).isEqualTo(422);
        Actor.Official elsewhere = supervisor("410100000000");
        assertThat(world.get(elsewhere, summary + "?region=411500000000").path("totals").path("received").asInt()).isZero();
        assertThat(world.call(elsewhere, HttpMethod.POST, "/api/work/monitoring/urge", Map.of("caseNumber", number, "text", "请抓紧"), null).status()).isEqualTo(404);
        CaseWorld.Answer urged = world.call(supervisor, HttpMethod.POST, "/api/work/monitoring/urge", Map.of("caseNumber", number, "text", "请抓紧办理"), null);
        assertThat(urged.status()).as(urged.body().toString()).isEqualTo(200);
        assertThat(messages.unread(officer)).isPositive();
        assertThat(world.call(supervisor, HttpMethod.POST, "/api/work/monitoring/urge", Map.of("caseNumber", number, "text", " "), null).status()).isEqualTo(422);
        assertThat(texts(world.call(supervisor, HttpMethod.POST, "/api/work/monitoring/urge", Map.of("caseNumber", "\0", "text", "请抓紧"), null).body().path("errors"), "pointer"))
                .containsExactly("/caseNumber");
    }

    @Test
    void a_clerk_files_for_somebody_at_the_window() {
        String applicants = "/api/work/acceptance/applicants";
        CaseWorld.Answer wrong = world.call(officer, HttpMethod.POST, applicants, Map.of("kind", "PERSON", "name", "", "idNumber", "1"), null);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(texts(wrong.body().path("errors"), "pointer")).contains("/name", "/idNumber");
        assertThat(world.call(citizen(), HttpMethod.POST, applicants, Map.of(), null).status()).isEqualTo(401);
        assertThat(world.call(official(food, "case.read"), HttpMethod.POST, applicants, Map.of("kind", "PERSON"), null).status()).isEqualTo(403);
        String id = CitizenId.compose("411502", LocalDate.of(1970, 1, 2), (int) (System.nanoTime() % 900) + 1).value();
        CaseWorld.Answer party = world.call(officer, HttpMethod.POST, applicants, Map.of("kind", "PERSON", "name", "陈大娘", "idNumber", id), null);
        assertThat(party.status()).as(party.body().toString()).isEqualTo(200);
        CaseWorld.Answer draft = world.call(officer, HttpMethod.POST, "/api/work/acceptance/drafts",
                Map.of("matterCode", food.code(), "partyId", party.body().path("partyId").asString(), "answers", Map.of()), null);
        assertThat(draft.status()).as(draft.body().toString()).isEqualTo(200);
        assertThat(draft.body().path("applicantName").asString()).isEqualTo("陈大娘");
        String path = "/api/work/acceptance/drafts/" + draft.body().path("id").asString();
        assertThat(world.call(officer, HttpMethod.GET, path, null, null).status()).isEqualTo(200);
        assertThat(world.call(officer, HttpMethod.POST, path + "/submit", Map.of("signedName", "陈大娘", "acceptNow", true), null).status()).isEqualTo(422);
        assertThat(world.call(officer, HttpMethod.PUT, path, Map.of(), null).status()).isEqualTo(428);
        assertThat(world.call(Actors.official("11410000000000000X", "health", "410000000000", "acceptance.file"), HttpMethod.GET, path, null, null).status()).isEqualTo(404);
        assertThat(world.call(officer, HttpMethod.DELETE, path, null, draft.body().path("version").asLong()).status()).isEqualTo(200);
    }
}
