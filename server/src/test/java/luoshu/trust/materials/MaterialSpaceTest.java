package luoshu.trust.materials;

import static luoshu.kernel.cases.CaseWorld.citizen;
import static luoshu.kernel.cases.CaseWorld.official;
import static luoshu.kernel.cases.CaseWorld.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseWorld;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What applicants keep, hand in again, and what officials are told of it. */
@ServerTest
class MaterialSpaceTest {

    private static final String SPACE = "/api/portal/materials";
    @Autowired
    CaseWorld world;
    @Autowired
    MockMvc http;
    @Autowired
    JsonMapper json;
    @Autowired
    JdbcClient jdbc;
    private PublishedMatter food;
    private Actor.Official officer;
    private final Actor.Applicant applicant = citizen();

    @BeforeEach
    void people() {
        food = world.matter("food-business-licence");
        officer = official(food);
    }

    @Test
    void what_is_handed_in_is_kept_once_by_content_with_the_cases_that_used_it() {
        String first = world.foodCase(applicant).path("number").asString();
        String second = world.foodCase(applicant).path("number").asString();
        JsonNode item = await().atMost(Duration.ofSeconds(20)).until(() -> world.get(applicant, SPACE).path("items"), items -> items.size() == 1 && texts(items.get(0).path("uses"), "caseNumber").contains(second)).get(0);
        assertThat(item.path("editions").size()).as("every upload of the test is the same content").isEqualTo(1);
        assertThat(texts(item.path("uses"), "caseNumber")).contains(first, second);
        assertThat(item.path("editions").get(0).path("caseNumber").asString()).isEqualTo(first);
        assertThat(world.get(citizen(), SPACE).path("items")).isEmpty();
        assertThat(world.call(new Actor.Visitor(), HttpMethod.GET, SPACE, null, null).status()).isEqualTo(401);
        assertThat(jdbc.sql("select count(*) from files.content where sha256 = :sha").param("sha", item.path("editions").get(0).path("file").path("sha256").asString()).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void who_does_not_agree_keeps_nothing_and_the_digest_stays_with_the_case() {
        JsonNode draft = world.foodDraft(applicant, List.of());
        String keeping = "/api/portal/drafts/" + draft.path("id").asString() + "/keeping";
        assertThat(world.get(applicant, keeping).path("keep").asBoolean()).isTrue();
        assertThat(world.call(applicant, HttpMethod.PUT, keeping, Map.of("keep", false), null).body().path("keep").asBoolean()).isFalse();
        assertThat(world.call(citizen(), HttpMethod.PUT, keeping, Map.of("keep", false), null).status()).isEqualTo(404);
        String number = world.submit(applicant, draft).path("number").asString();
        assertThat(facts(number)).isNotEmpty();
        assertThat(world.get(applicant, SPACE).path("items")).isEmpty();
        assertThat(world.call(applicant, HttpMethod.PUT, SPACE + "/consent", Map.of("keep", false), null).body().path("keep").asBoolean()).isFalse();
        assertThat(world.get(applicant, "/api/portal/drafts/" + world.foodDraft(applicant, List.of()).path("id").asString() + "/keeping").path("keep").asBoolean()).isFalse();
    }

    @Test
    void what_is_kept_is_offered_where_its_kind_is_asked_for_and_attached_without_a_copy() {
        JsonNode kept = upload(applicant, "营业执照", "饭店的营业执照", pdf("licence"), Map.of("validTo", "2099-12-31")).body();
        upload(applicant, "营业执照", "旧的营业执照", pdf("expired"), Map.of("validTo", "2020-01-01"));
        upload(applicant, "居民户口簿", "户口簿", pdf("household"), Map.of());
        JsonNode draft = opened(applicant);
        String path = "/api/portal/drafts/" + draft.path("id").asString();
        JsonNode offers = world.get(applicant, path + "/kept-materials");
        assertThat(texts(offers, "material")).as("the valid licence, once").containsExactly("business_licence");
        JsonNode offer = offers.get(0);
        assertThat(offer.path("label").path("zh").asString()).isEqualTo("饭店的营业执照");
        assertThat(offer.path("validTo").asString()).isEqualTo("2099-12-31");
        Map<String, String> chosen = Map.of("ref", offer.path("ref").asString());
        CaseWorld.Answer attached = world.call(applicant, HttpMethod.POST, path + "/materials/business_licence/kept-files", chosen, null);
        assertThat(attached.status()).as(attached.body().toString()).isEqualTo(200);
        assertThat(attached.body().path("sha256").asString()).isEqualTo(kept.path("editions").get(0).path("file").path("sha256").asString());
        assertThat(attached.body().path("id").asString()).isNotEqualTo(kept.path("editions").get(0).path("file").path("id").asString());
        assertThat(texts(world.get(applicant, path).path("materials").get(0).path("files"), "id")).containsExactly(attached.body().path("id").asString());
        for (Map<String, String> wrong : List.of(Map.of("ref", "item:" + UUID.randomUUID()), Map.of("ref", "nonsense"))) {
            assertThat(world.call(applicant, HttpMethod.POST, path + "/materials/business_licence/kept-files", wrong, null).status()).isEqualTo(404);
        }
        assertThat(world.call(citizen(), HttpMethod.POST, path + "/materials/business_licence/kept-files", chosen, null).status()).isEqualTo(404);
        assertThat(world.call(applicant, HttpMethod.POST, "/api/portal/drafts/" + opened(applicant).path("id").asString() + "/materials/floor_plan/kept-files", chosen, null).status())
                .as("only where it is offered").isEqualTo(404);
    }

    @Test
    void two_applications_begun_together_share_what_one_of_them_has() {
        JsonNode one = world.foodDraft(applicant, List.of());
        JsonNode other = opened(applicant);
        JsonNode offers = world.get(applicant, "/api/portal/drafts/" + other.path("id").asString() + "/kept-materials");
        assertThat(texts(offers, "ref")).anySatisfy(ref -> assertThat(ref).startsWith("draft:" + one.path("id").asString()));
        JsonNode offer = offers.get(0);
        assertThat(world.call(applicant, HttpMethod.POST, "/api/portal/drafts/" + other.path("id").asString() + "/materials/" + offer.path("material").asString() + "/kept-files",
                Map.of("ref", offer.path("ref").asString()), null).status()).isEqualTo(200);
    }

    @Test
    void the_official_sees_origin_first_time_and_the_same_content_of_other_people() {
        byte[] own = pdf("unique " + UUID.randomUUID());
        JsonNode kept = upload(applicant, "营业执照", "执照", own, Map.of()).body();
        String number = caseWith(applicant, own);
        JsonNode uploaded = fact(number, "business_licence");
        assertThat(uploaded.path("origin").asString()).isEqualTo("UPLOADED");
        assertThat(uploaded.path("before").asInt()).isZero();
        assertThat(uploaded.path("elsewhere").path("cases").asInt()).isZero();
        String again = caseFromSpace(applicant, kept);
        JsonNode reused = fact(again, "business_licence");
        assertThat(reused.path("origin").asString()).isEqualTo("SPACE");
        assertThat(reused.path("before").asInt()).isEqualTo(1);
        assertThat(reused.path("firstAt").asString()).isEqualTo(uploaded.path("firstAt").asString());
        String strangers = caseWith(citizen(), own);
        JsonNode flagged = fact(strangers, "business_licence");
        assertThat(flagged.path("elsewhere").path("cases").asInt()).isEqualTo(2);
        assertThat(flagged.path("elsewhere").propertyNames()).as("digest only: nobody is named").containsOnly("cases", "firstAt");
        assertThat(fact(number, "business_licence").path("elsewhere").path("cases").asInt()).as("and the other way round").isEqualTo(1);
        Actor.Official elsewhere = Actors.official("11410000000000000X", "market", "410100000000", "case.read");
        assertThat(world.call(elsewhere, HttpMethod.GET, "/api/work/cases/" + number + "/material-facts", null, null).status()).isEqualTo(404);
    }

    @Test
    void a_material_is_renamed_gets_editions_is_found_and_deleted_while_cases_keep_theirs() {
        byte[] own = pdf("first " + UUID.randomUUID());
        JsonNode kept = upload(applicant, "经营者身份证", "身份证", own, Map.of()).body();
        assertThat(kept.path("kind").asString()).as("names of matters lead to the kind").isEqualTo("居民身份证");
        assertThat(upload(applicant, "居民身份证", "又一次", own, Map.of()).code()).isEqualTo("material-there-already");
        String path = SPACE + "/" + kept.path("id").asString();
        JsonNode renamed = world.call(applicant, HttpMethod.PUT, path, Map.of("kind", "营业执照", "name", "小店执照A1", "validFrom", "2020-01-01", "validTo", "2030-01-01"), 1L).body();
        assertThat(renamed.path("name").asString()).isEqualTo("小店执照A1");
        assertThat(world.call(applicant, HttpMethod.PUT, path, Map.of("kind", "营业执照", "name", "x", "validFrom", "2030-01-01", "validTo", "2020-01-01"), 2L).status()).isEqualTo(422);
        assertThat(world.call(applicant, HttpMethod.PUT, path, Map.of("kind", "营业执照", "name", "x"), 1L).status()).isEqualTo(412);
        CaseWorld.Answer second = send(applicant, path + "/editions", pdf("second " + UUID.randomUUID()), Map.of());
        assertThat(second.status()).as(second.body().toString()).isEqualTo(200);
        assertThat(second.body().path("editions").size()).isEqualTo(2);
        assertThat(second.body().path("editions").get(0).path("number").asInt()).isEqualTo(2);
        assertThat(world.get(applicant, SPACE + "?q=执照A1").path("total").asInt()).isEqualTo(1);
        assertThat(world.get(applicant, SPACE + "?q=执照_1").path("total").asInt()).as("an underscore is no wildcard").isZero();
        assertThat(world.get(applicant, SPACE + "?kind=营业执照").path("total").asInt()).isEqualTo(1);
        String number = caseFromSpace(applicant, second.body());
        String file = fact(number, "business_licence").path("file").asString();
        assertThat(world.call(citizen(), HttpMethod.DELETE, path, null, 3L).status()).isEqualTo(404);
        assertThat(world.call(applicant, HttpMethod.DELETE, path, null, 3L).status()).isEqualTo(200);
        assertThat(world.get(applicant, SPACE).path("items").valueStream().map(item -> item.path("id").asString())).doesNotContain(kept.path("id").asString());
        assertThat(world.status(officer, "/api/work/files/" + file)).as("the case keeps what it holds").isEqualTo(200);
        assertThat(world.status(applicant, "/api/portal/files/" + kept.path("editions").get(0).path("file").path("id").asString())).isEqualTo(404);
    }

    @Test
    void a_seat_with_a_limited_authorisation_sees_what_it_covers() {
        caseWith(applicant, pdf("covered " + UUID.randomUUID()));
        await().atMost(Duration.ofSeconds(20)).until(() -> world.get(applicant, SPACE).path("total").asInt() > 0);
        JsonNode own = upload(applicant, "营业执照", "自己的", pdf("own " + UUID.randomUUID()), Map.of()).body();
        Actor.Applicant inside = handler(food.code().substring(19, 31));
        Actor.Applicant outside = handler("000000000000");
        assertThat(world.get(inside, SPACE).path("total").asInt()).isEqualTo(world.get(applicant, SPACE).path("total").asInt() - 1);
        assertThat(world.get(outside, SPACE).path("total").asInt()).isZero();
        assertThat(world.status(inside, "/api/portal/files/" + own.path("editions").get(0).path("file").path("id").asString())).isEqualTo(404);
        assertThat(upload(outside, "营业执照", "经办人上传", pdf("handler " + UUID.randomUUID()), Map.of()).status()).isEqualTo(200);
        assertThat(world.get(outside, SPACE).path("total").asInt()).as("what it put there itself").isEqualTo(1);
        assertThat(world.get(inside, SPACE).path("items").valueStream().map(item -> item.path("name").asString())).doesNotContain("经办人上传", "自己的");
    }

    @Test
    void parallel_uploads_of_one_content_keep_it_once() throws Exception {
        byte[] same = pdf("same " + UUID.randomUUID());
        Set<Integer> statuses = new HashSet<>();
        List<Thread> threads = java.util.stream.IntStream.range(0, 8).mapToObj(i -> Thread.ofVirtual().start(() -> {
            int status = upload(applicant, "营业执照", "同时 " + i, same, Map.of()).status();
            synchronized (statuses) {
                statuses.add(status);
            }
        })).toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        assertThat(world.get(applicant, SPACE).path("total").asInt()).isEqualTo(1);
    }

    private Actor.Applicant handler(String catalogCode) {
        return new Actor.Applicant(UUID.randomUUID(), UUID.randomUUID(), "代办人", 4, Actor.CapacityKind.HANDLER, applicant.applicantId(), applicant.name(), UUID.randomUUID(), List.of(catalogCode));
    }

    /** A draft without files. */
    private JsonNode opened(Actor.Applicant who) {
        JsonNode full = world.foodDraft(who, List.of());
        String path = "/api/portal/drafts/" + full.path("id").asString();
        for (JsonNode material : full.path("materials")) {
            for (JsonNode file : material.path("files")) {
                assertThat(world.call(who, HttpMethod.DELETE, path + "/materials/" + material.path("code").asString() + "/files/" + file.path("id").asString(), null, null).status()).isEqualTo(200);
            }
        }
        return world.get(who, path);
    }

    private String caseWith(Actor.Applicant who, byte[] licence) {
        JsonNode draft = withoutLicence(who);
        assertThat(send(who, "/api/portal/drafts/" + draft.path("id").asString() + "/materials/business_licence/files", licence, Map.of()).status()).isEqualTo(200);
        return world.submit(who, draft).path("number").asString();
    }

    private String caseFromSpace(Actor.Applicant who, JsonNode item) {
        JsonNode draft = withoutLicence(who);
        CaseWorld.Answer attached = world.call(who, HttpMethod.POST, "/api/portal/drafts/" + draft.path("id").asString() + "/materials/business_licence/kept-files",
                Map.of("ref", "item:" + item.path("id").asString()), null);
        assertThat(attached.status()).as(attached.body().toString()).isEqualTo(200);
        return world.submit(who, draft).path("number").asString();
    }

    private JsonNode withoutLicence(Actor.Applicant who) {
        JsonNode draft = world.foodDraft(who, List.of());
        JsonNode licence = draft.path("materials").valueStream().filter(one -> one.path("code").asString().equals("business_licence")).findFirst().orElseThrow();
        world.call(who, HttpMethod.DELETE, "/api/portal/drafts/" + draft.path("id").asString() + "/materials/business_licence/files/" + licence.path("files").get(0).path("id").asString(), null, null);
        return draft;
    }

    private JsonNode facts(String number) {
        return await().atMost(Duration.ofSeconds(20)).until(() -> world.get(officer, "/api/work/cases/" + number + "/material-facts"), facts -> !facts.isEmpty());
    }

    private JsonNode fact(String number, String material) {
        return facts(number).valueStream().filter(one -> one.path("material").asString().equals(material)).findFirst().orElseThrow();
    }

    private CaseWorld.Answer upload(Actor who, String kind, String name, byte[] content, Map<String, String> more) {
        Map<String, String> params = new java.util.HashMap<>(more);
        params.put("kind", kind);
        params.put("name", name);
        return send(who, SPACE, content, params);
    }

    private CaseWorld.Answer send(Actor who, String path, byte[] content, Map<String, String> params) {
        try {
            var request = MockMvcRequestBuilders.multipart(HttpMethod.POST, path).file(new MockMultipartFile("file", "材料.pdf", "application/pdf", content));
            params.forEach(request::param);
            MockHttpServletResponse response = http.perform(request.with(Actors.as(who)).header("Idempotency-Key", UUID.randomUUID().toString()).header("Sec-Fetch-Site", "same-origin"))
                    .andReturn().getResponse();
            String text = response.getContentAsString(StandardCharsets.UTF_8);
            return new CaseWorld.Answer(response.getStatus(), text.isBlank() ? json.createObjectNode() : json.readTree(text), false);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static byte[] pdf(String words) {
        return ("%PDF-1.4\n% " + words + "\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
                + "trailer<</Size 4/Root 1 0 R>>\n%%EOF\n").getBytes(StandardCharsets.US_ASCII);
    }
}
