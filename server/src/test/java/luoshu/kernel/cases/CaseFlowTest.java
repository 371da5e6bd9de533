package luoshu.kernel.cases;

import static luoshu.kernel.cases.CaseWorld.citizen;
import static luoshu.kernel.cases.CaseWorld.official;
import static luoshu.kernel.cases.CaseWorld.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.regions.RegionCode;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** Flows on the engine, joint review, the to-do list over both, instant approval. */
@ServerTest
class CaseFlowTest {

    @Autowired
    ApplicationContext context;
    @Autowired
    Organs organs;
    private CaseWorld world;
    private final Actor.Applicant applicant = citizen();

    @BeforeEach
    void people() {
        world = new CaseWorld(context);
    }

    private JsonNode construction() {
        PublishedMatter matter = world.matter("construction-permit");
        return world.submit(applicant, world.draft(applicant, matter, Map.of(), Map.of("projectCode", "2604-411502-04-01-123456", "startDate", "2026-06-01", "finishDate", "2026-12-01"), List.of()));
    }

    @Test
    void several_organs_review_side_by_side() {
        PublishedMatter matter = world.matter("construction-permit");
        Actor.Official own = official(matter);
        Organ city = organs.findByDutyAndRegion("urban-management", RegionCode.of(matter.implementation().region()), List.of(2, 3, 4, 5)).getFirst();
        Actor.Official neighbour = Actors.official(city.code().value(), city.duty(), city.region().value(), "case.read", "case.examine", "task.handle");
        String number = construction().path("number").asString();
        assertThat(world.call(neighbour, HttpMethod.GET, "/api/work/cases/" + number, null, null).status()).isEqualTo(404);
        JsonNode accepted = world.done(own, number, "accept", null);
        assertThat(accepted.path("flow").path("kind").asString()).isEqualTo("ENGINE");
        assertThat(texts(accepted.path("flow").path("current"), null)).containsExactlyInAnyOrder("examine", "supervision", "waste_plan");
        assertThat(world.get(neighbour, "/api/work/tasks?box=claimable&q=" + number).path("total").asInt()).isEqualTo(1);
        world.done(neighbour, number, "pass", Map.of("opinion", "建筑垃圾处理方案可行"));
        assertThat(world.act(neighbour, number, "pass", null).status()).isEqualTo(403);
        world.done(own, number, "pass", Map.of("opinion", "一"));
        JsonNode joined = world.done(own, number, "pass", Map.of("opinion", "二"));
        assertThat(texts(joined.path("flow").path("current"), null)).containsExactly("review");
        assertThat(joined.path("joint").size()).isEqualTo(1);
        world.done(own, number, "pass", null);
        JsonNode returned = world.done(own, number, "return", Map.of("reason", "请再核对"));
        assertThat(texts(returned.path("flow").path("current"), null)).containsExactly("review");
        world.done(own, number, "pass", null);
        JsonNode granted = world.done(own, number, "grant", null);
        assertThat(granted.path("state").asString()).isEqualTo("DECIDED_GRANTED");
        assertThat(texts(granted.path("flow").path("done"), null)).contains("examine", "supervision", "waste_plan", "review", "decide");
        CaseWorld.Answer picture = world.call(own, HttpMethod.GET, "/api/work/tasks/counts", null, null);
        assertThat(picture.status()).isEqualTo(200);
    }

    @Test
    void tasks_are_claimed_released_transferred_and_done_in_bulk() {
        PublishedMatter food = world.matter("food-business-licence");
        Actor.Official one = official(food);
        Actor.Official two = official(food);
        List<String> numbers = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String number = world.foodCase(applicant).path("number").asString();
            numbers.add(number);
            JsonNode row = world.get(one, "/api/work/tasks?box=claimable&q=" + number).path("items").get(0);
            assertThat(row.path("light").asString()).isEqualTo("GREEN");
            assertThat(row.path("remainingDays").asInt()).isEqualTo(5);
            assertThat(texts(row.path("bulk"), null)).containsExactly("claim", "accept");
            ids.add(row.path("id").asString());
        }
        assertThat(world.call(one, HttpMethod.POST, "/api/work/tasks/" + ids.getFirst() + "/claim", null, null).body().path("mine").asBoolean()).isTrue();
        assertThat(world.call(two, HttpMethod.POST, "/api/work/tasks/" + ids.getFirst() + "/claim", null, null).code()).isEqualTo("task-claimed-by-other");
        assertThat(world.act(two, numbers.getFirst(), "accept", null).code()).isEqualTo("task-claimed-by-other");
        assertThat(world.call(two, HttpMethod.POST, "/api/work/tasks/" + ids.getFirst() + "/release", null, null).code()).isEqualTo("task-not-yours");
        assertThat(world.call(one, HttpMethod.POST, "/api/work/tasks/" + ids.getFirst() + "/transfer", Map.of("postId", UUID.randomUUID(), "reason", "出差"), null).status()).isEqualTo(422);
        ids.add(UUID.randomUUID().toString());
        JsonNode outcome = world.call(two, HttpMethod.POST, "/api/work/tasks/bulk", Map.of("action", "accept", "ids", ids, "opinion", "齐全"), null).body();
        assertThat(texts(outcome.path("results"), "ok")).containsExactly("false", "true", "true", "false");
        assertThat(texts(outcome.path("results"), "code").getLast()).isEqualTo("not-found");
        assertThat(world.get(two, "/api/work/cases/" + numbers.get(1)).path("state").asString()).isEqualTo("ACCEPTED");
        assertThat(world.get(two, "/api/work/tasks?box=done&q=" + numbers.get(1)).path("total").asInt()).isEqualTo(1);
        assertThat(world.call(two, HttpMethod.POST, "/api/work/tasks/" + ids.getFirst() + "/release", null, null).status()).isEqualTo(409);
        assertThat(world.call(one, HttpMethod.POST, "/api/work/tasks/" + ids.getFirst() + "/release", null, null).body().path("mine").asBoolean()).isFalse();
        Actor.Official stranger = Actors.official("11410000000000000X", "health", "410000000000", "case.read", "case.accept", "task.handle");
        assertThat(world.call(stranger, HttpMethod.POST, "/api/work/tasks/" + ids.getFirst() + "/claim", null, null).status()).isEqualTo(404);
        assertThat(world.get(stranger, "/api/work/tasks?box=organ&q=" + numbers.getFirst()).path("total").asInt()).isZero();
    }

    @Test
    void a_task_transferred_to_a_post_is_offered_to_who_serves_there() {
        PublishedMatter food = world.matter("food-business-licence");
        Actor.Official one = official(food);
        UUID post = organs.posts(new OrganCode(one.organ())).getFirst().id();
        Actor.Official there = new Actor.Official(UUID.randomUUID(), "李四", post, "转办岗", one.organ(), one.organName(), one.region(), null, one.grants());
        String number = world.foodCase(applicant).path("number").asString();
        String id = world.get(one, "/api/work/tasks?box=claimable&q=" + number).path("items").get(0).path("id").asString();
        world.call(one, HttpMethod.POST, "/api/work/tasks/" + id + "/claim", null, null);
        assertThat(world.call(one, HttpMethod.POST, "/api/work/tasks/" + id + "/transfer", Map.of("postId", post, "reason", "出差"), null).status()).isEqualTo(200);
        JsonNode mine = world.get(there, "/api/work/tasks?box=mine&q=" + number).path("items").get(0);
        assertThat(texts(mine.path("bulk"), null)).containsExactly("claim", "accept");
        JsonNode colleagues = world.get(one, "/api/work/tasks?box=organ&q=" + number).path("items").get(0);
        assertThat(texts(colleagues.path("bulk"), null)).isEmpty();
        assertThat(world.call(one, HttpMethod.POST, "/api/work/tasks/" + id + "/claim", null, null).code()).isEqualTo("task-claimed-by-other");
        JsonNode claimed = world.call(there, HttpMethod.POST, "/api/work/tasks/" + id + "/claim", null, null).body();
        assertThat(texts(claimed.path("bulk"), null)).containsExactly("accept", "release");
    }

    @Test
    void lists_are_exported_and_filters_kept() throws Exception {
        Actor.Official officer = official(world.matter("food-business-licence"));
        world.foodCase(applicant);
        byte[] sheet = world.http.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get("/api/work/tasks/export?box=claimable").with(Actors.as(officer))).andReturn()
                .getResponse().getContentAsByteArray();
        assertThat(new String(sheet, 0, 2, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("PK");
        JsonNode saved = world.call(officer, HttpMethod.POST, "/api/work/saved-filters", Map.of("list", "tasks", "name", "红灯", "query", "light=RED", "isDefault", true), null).body();
        assertThat(texts(world.get(officer, "/api/work/saved-filters"), "name")).containsExactly("红灯");
        assertThat(world.call(officer, HttpMethod.DELETE, "/api/work/saved-filters/" + saved.path("id").asString(), null, null).status()).isEqualTo(200);
        assertThat(world.get(officer, "/api/work/saved-filters").size()).isZero();
        for (int i = 0; i < 100; i++) {
            assertThat(world.call(officer, HttpMethod.POST, "/api/work/saved-filters", Map.of("list", "tasks", "name", "第 " + i, "query", "q=1"), null).status()).isEqualTo(200);
        }
        assertThat(world.call(officer, HttpMethod.POST, "/api/work/saved-filters", Map.of("list", "tasks", "name", "第 7", "query", "q=2"), null).status()).as("replaced").isEqualTo(200);
        assertThat(world.call(officer, HttpMethod.POST, "/api/work/saved-filters", Map.of("list", "tasks", "name", "再一", "query", "q=3"), null).code()).isEqualTo("too-many-filters");
        assertThat(world.call(officer, HttpMethod.POST, "/api/work/saved-filters", Map.of("list", "tasks", "name", "红灯", "query", "q=\0"), null).code()).isEqualTo("invalid");
        assertThat(world.get(officer, "/api/work/tasks?box=organ&applicant=𠮷田").path("total").asInt()).isZero();
        assertThat(texts(world.call(officer, HttpMethod.GET, "/api/work/tasks?box=organ&applicant=\0", null, null).body().path("errors"), "code")).containsExactly("unstorable-character");
    }

    @Test
    void a_rule_decides_at_once_and_its_reason_is_kept() {
        PublishedMatter card = world.matter("social-security-card");
        Map<String, Object> answers = Map.of("apply_kind", "first", "holder", "self", "photo_source", "police");
        JsonNode granted = world.submit(applicant, world.draft(applicant, card, answers, Map.of("holderName", "王小明", "photoSource", "police", "holderKind", "self", "applyKind", "first"), List.of()));
        assertThat(granted.path("state").asString()).isEqualTo("DECIDED_GRANTED");
        Actor.Official officer = official(card);
        JsonNode dossier = world.get(officer, "/api/work/cases/" + granted.path("number").asString());
        assertThat(dossier.path("instant").path("outcome").asString()).isEqualTo("GRANT");
        assertThat(dossier.path("instant").path("reason").asString()).contains("准予");
        assertThat(texts(dossier.path("journal"), "event")).containsExactly("CASE_SUBMITTED", "CASE_ACCEPTED", "CASE_GRANTED_INSTANTLY");
        assertThat(texts(dossier.path("documents"), "kind")).contains("receipt", "acceptance-notice", "grant-decision");
        assertThat(texts(world.get(officer, "/api/work/tasks?box=claimable&q=" + granted.path("number").asString()).path("items"), "caseNumber")).hasSize(1);
        JsonNode manual = world.submit(applicant, world.draft(applicant, card, answers, Map.of("holderName", "别人", "photoSource", "police", "holderKind", "self", "applyKind", "first"), List.of()));
        assertThat(manual.path("state").asString()).isEqualTo("SUBMITTED");
    }

    @Test
    void a_window_case_names_applicant_and_clerk_apart_and_can_be_accepted_at_once() {
        PublishedMatter food = world.matter("food-business-licence");
        Actor.Official clerk = official(food);
        Cases cases = context.getBean(Cases.class);
        luoshu.kernel.access.Access access = context.getBean(luoshu.kernel.access.Access.class);
        org.springframework.transaction.support.TransactionTemplate transaction = new org.springframework.transaction.support.TransactionTemplate(
                context.getBean(org.springframework.transaction.PlatformTransactionManager.class));
        JsonNode filled = world.foodDraft(applicant, List.of());
        UUID elder = UUID.randomUUID();
        CaseReceipt receipt = access.as(clerk, () -> transaction.execute(status -> {
            Draft draft = cases.openDraftAtWindow(clerk, new NewDraft(food.code(), world.answers(food, Map.of("business_kind", "catering", "items", List.of("hot"))), false), elder,
                    "李大爷", null);
            cases.changeDraft(clerk, draft.id(), draft.version(), new DraftChange(null, filled.path("form"), new Delivery("6", null, null, null), null, null));
            for (DraftMaterial material : draft.materials()) {
                cases.addDraftFile(clerk, draft.id(), material.code(), new java.io.ByteArrayInputStream(CaseWorld.PDF), "材料.pdf");
            }
            return cases.submit(clerk, draft.id(), "李大爷", true);
        }));
        assertThat(receipt.state()).isEqualTo(PublicState.ACCEPTED);
        JsonNode dossier = world.get(clerk, "/api/work/cases/" + receipt.number());
        assertThat(dossier.path("applicant").path("name").asString()).isEqualTo("李大爷");
        assertThat(dossier.path("clerk").path("name").asString()).isEqualTo("测试员");
        assertThat(dossier.path("channel").asString()).isEqualTo("WINDOW");
        assertThat(texts(dossier.path("journal"), "event")).containsExactly("CASE_RECEIVED", "CASE_ACCEPTED");
    }
}
