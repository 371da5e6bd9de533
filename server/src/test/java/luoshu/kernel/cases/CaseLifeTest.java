package luoshu.kernel.cases;

import static luoshu.kernel.cases.CaseWorld.citizen;
import static luoshu.kernel.cases.CaseWorld.official;
import static luoshu.kernel.cases.CaseWorld.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import luoshu.kernel.access.Actor;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** The ordinary life of a case, from draft to end, over HTTP. */
@ServerTest
class CaseLifeTest {

    @Autowired
    ApplicationContext context;
    private CaseWorld world;
    private PublishedMatter food;
    private Actor.Official officer;
    private final Actor.Applicant applicant = citizen();

    @BeforeEach
    void people() {
        world = new CaseWorld(context);
        food = world.matter("food-business-licence");
        officer = official(food);
    }

    @Test
    void a_licence_is_applied_for_accepted_examined_granted_issued_delivered_and_closed() {
        JsonNode receipt = world.foodCase(applicant);
        String number = receipt.path("number").asString();
        assertThat(number).hasSize(43).startsWith(food.implementation().taskCode().value() + "20260420");
        assertThat(receipt.path("queryCode").asString()).matches("[2-9B-Z]{10}");
        assertThat(receipt.path("noticeDueAt").asString()).isEqualTo("2026-04-27");
        JsonNode dossier = world.get(officer, "/api/work/cases/" + number);
        assertThat(dossier.path("innerState").asString()).isEqualTo("SUBMITTED");
        assertThat(texts(dossier.path("actions"), "command")).contains("accept", "request-correction", "reject-acceptance").doesNotContain("pass", "grant");
        dossier = world.done(officer, number, "accept", Map.of("opinion", "材料齐全"));
        assertThat(dossier.path("state").asString()).isEqualTo("ACCEPTED");
        assertThat(dossier.path("clock").path("dueOn").asString()).isEqualTo("2026-04-29");
        assertThat(texts(dossier.path("flow").path("current"), null)).containsExactly("examine");
        assertThat(texts(dossier.path("documents"), "number")).anyMatch(word -> word.matches("（.*）食受字〔2026〕第\\d{4}号"));
        world.done(officer, number, "pass", Map.of("opinion", "符合"));
        world.done(officer, number, "pass", Map.of("opinion", "同意"));
        dossier = world.done(officer, number, "grant", Map.of());
        assertThat(dossier.path("state").asString()).isEqualTo("DECIDED_GRANTED");
        assertThat(dossier.path("clock").path("state").asString()).isEqualTo("DONE");
        dossier = world.done(officer, number, "issue-result", null);
        assertThat(dossier.path("decision").path("resultNumber").asString()).matches("JY4115022026\\d{6}");
        assertThat(dossier.path("decision").path("validTo").asString()).isEqualTo("2031-04-19");
        world.done(officer, number, "deliver", Map.of("signature", "王小明"));
        dossier = world.done(officer, number, "close", null);
        assertThat(dossier.path("innerState").asString()).isEqualTo("CLOSED");
        assertThat(texts(dossier.path("journal"), "event")).containsExactly("CASE_SUBMITTED", "CASE_ACCEPTED", "STEP_PASSED", "STEP_PASSED", "CASE_GRANTED", "RESULT_ISSUED", "CASE_DELIVERED",
                "CASE_CLOSED");
        JsonNode mine = world.get(applicant, "/api/portal/cases/" + number);
        assertThat(mine.path("state").asString()).isEqualTo("CLOSED");
        assertThat(texts(mine.path("documents"), "kind")).contains("receipt", "acceptance-notice", "grant-decision", "delivery-receipt");
        assertThat(mine.path("timeline")).isNotEmpty();
    }

    @Test
    void what_is_missing_is_said_all_at_once() {
        JsonNode draft = world.foodDraft(applicant, List.of());
        String path = "/api/portal/drafts/" + draft.path("id").asString();
        JsonNode changed = world.call(applicant, HttpMethod.PUT, path, Map.of("form", Map.of("contactMobile", "1")), draft.path("version").asLong()).body();
        assertThat(texts(changed.path("problems"), "pointer")).contains("/form/contactMobile", "/form/operatorName");
        CaseWorld.Answer refused = world.call(applicant, HttpMethod.POST, path + "/submit", Map.of("signedName", ""), null);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(texts(refused.body().path("errors"), "pointer")).contains("/form/contactMobile", "/form/operatorName", "/signedName");
        assertThat(world.call(applicant, HttpMethod.PUT, path, Map.of("form", Map.of()), 1L).code()).isEqualTo("stale-version");
        assertThat(world.call(applicant, HttpMethod.PUT, path, Map.of("form", Map.of()), null).status()).isEqualTo(428);
    }

    @Test
    void somebody_elses_case_does_not_exist() {
        String number = world.foodCase(applicant).path("number").asString();
        assertThat(world.call(citizen(), HttpMethod.GET, "/api/portal/cases/" + number, null, null).status()).isEqualTo(404);
        Actor.Official stranger = Actors.official("11410000000000000X", "health", "410000000000", "case.read", "case.accept");
        assertThat(world.call(stranger, HttpMethod.GET, "/api/work/cases/" + number, null, null).status()).isEqualTo(404);
        assertThat(world.call(stranger, HttpMethod.POST, "/api/work/cases/" + number + "/commands/accept", Map.of(), 1L).status()).isEqualTo(404);
        assertThat(world.call(applicant, HttpMethod.GET, "/api/work/cases/" + number, null, null).status()).isEqualTo(401);
        Actor.Official reader = official(food, "case.read");
        assertThat(world.call(reader, HttpMethod.POST, "/api/work/cases/" + number + "/commands/accept", Map.of(), 1L).status()).isEqualTo(403);
        assertThat(world.call(officer, HttpMethod.POST, "/api/work/cases/" + number + "/commands/grant", Map.of(), 1L).code()).isEqualTo("act-not-possible");
        assertThat(world.call(officer, HttpMethod.POST, "/api/work/cases/" + number + "/commands/accept", Map.of(), 7L).code()).isEqualTo("stale-version");
    }

    @Test
    void a_refusal_has_reasons_and_remedies() {
        String number = world.foodCase(applicant).path("number").asString();
        world.done(officer, number, "accept", null);
        world.done(officer, number, "pass", null);
        world.done(officer, number, "pass", null);
        assertThat(world.act(officer, number, "refuse", Map.of()).status()).isEqualTo(422);
        JsonNode dossier = world.done(officer, number, "refuse", Map.of("reason", "场所不符合要求", "basis", "食品安全法第三十三条"));
        assertThat(dossier.path("decision").path("remedies").size()).isEqualTo(2);
        world.done(officer, number, "deliver", null);
        assertThat(world.done(officer, number, "close", null).path("state").asString()).isEqualTo("CLOSED");
    }

    @Test
    void progress_can_be_enquired_with_the_code_only() {
        JsonNode receipt = world.foodCase(applicant);
        String path = "/api/public/cases/enquiry?number=" + receipt.path("number").asString() + "&queryCode=";
        JsonNode progress = world.get(new Actor.Visitor(), path + receipt.path("queryCode").asString().toLowerCase());
        assertThat(progress.path("applicantName").asString()).isEqualTo("王**");
        assertThat(world.call(new Actor.Visitor(), HttpMethod.GET, path + "WRNGCXDE", null, null).status()).isEqualTo(404);
        CaseWorld.Answer last = null;
        for (int i = 0; i < 25; i++) {
            last = world.call(new Actor.Visitor(), HttpMethod.GET, path + "WRNGCXDE", null, null);
        }
        assertThat(last.status()).isEqualTo(429);
    }

    @Test
    void lists_show_what_is_within_reach() {
        String number = world.foodCase(applicant).path("number").asString();
        assertThat(texts(world.get(applicant, "/api/portal/cases").path("items"), "number")).contains(number);
        assertThat(texts(world.get(officer, "/api/work/cases?q=" + number + "&light=GREEN&state=SUBMITTED&matter=food-business-licence&region=411502000000&sort=dueOn,asc").path("items"), "number"))
                .containsExactly(number);
        Actor.Official stranger = Actors.official("11410000000000000X", "health", "410000000000", "case.read");
        assertThat(world.get(stranger, "/api/work/cases?q=" + number).path("total").asInt()).isZero();
        for (String list : List.of("/api/work/cases?q=", "/api/work/tasks?box=organ&q=")) {
            for (String within : List.of("410000000000", "411500000000", "4115", " 411502 ")) {
                assertThat(world.get(officer, list + number + "&region=" + within).path("total").asInt()).as(list + within).isEqualTo(1);
            }
            for (String elsewhere : List.of("411000000000", "411503000000", "411502100000")) {
                assertThat(world.get(officer, list + number + "&region=" + elsewhere).path("total").asInt()).as(list + elsewhere).isZero();
            }
            assertThat(texts(world.call(officer, HttpMethod.GET, list + number + "&region=41150", null, null).body().path("errors"), "pointer")).containsExactly("/region");
        }
        assertThat(world.call(new Actor.Visitor(), HttpMethod.GET, "/api/work/cases", null, null).status()).isEqualTo(401);
    }

    @Test
    void personal_numbers_are_masked_until_somebody_says_why() {
        String number = world.foodCase(applicant).path("number").asString();
        JsonNode dossier = world.get(officer, "/api/work/cases/" + number);
        assertThat(dossier.path("form").path("contactMobile").asString()).isEqualTo("138****0000");
        assertThat(world.call(officer, HttpMethod.POST, "/api/work/cases/" + number + "/reveal", Map.of("fields", List.of("/form/contactMobile")), null).status()).isEqualTo(422);
        JsonNode clear = world.call(officer, HttpMethod.POST, "/api/work/cases/" + number + "/reveal", Map.of("fields", List.of("/form/contactMobile"), "reason", "电话核实"), null).body();
        assertThat(clear.path("/form/contactMobile").asString()).isEqualTo("13800000000");
    }
}
