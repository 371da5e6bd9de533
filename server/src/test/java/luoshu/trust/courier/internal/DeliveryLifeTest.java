package luoshu.trust.courier.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Grant;
import luoshu.kernel.cases.CaseWorld;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.delivery.CourierProvider.Kind;
import luoshu.trust.delivery.CourierProvider.Tracked;
import luoshu.trust.signing.SharedSecret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

/** Results by courier and at the window, over HTTP, with a courier that misbehaves. */
@ServerTest
class DeliveryLifeTest {

    @Autowired ApplicationContext context;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc http;
    @Autowired TestClock clock;
    @Autowired SimulatedCourier courier;
    private CaseWorld world;
    private Actor.Official officer;
    private final Actor.Applicant applicant = CaseWorld.citizen();
    private final Actor.Official system = Actors.official("x", "data-administration", "410000000000", "courier.manage");

    @BeforeEach
    void people() {
        world = new CaseWorld(context);
        PublishedMatter food = world.matter("food-business-licence");
        officer = CaseWorld.official(food, "case.read", "case.accept", "case.examine", "case.review", "case.decide", "case.deliver", "task.handle", "delivery.read", "delivery.hand-over", "message.read");
    }

    @AfterEach
    void well() {
        switches("SIGNED", false);
    }

    private void switches(String outcome, boolean outage) {
        long version = world.get(system, "/api/admin/courier").path("version").asLong();
        assertThat(world.call(system, HttpMethod.PUT, "/api/admin/courier", Map.of("stepMillis", 3_600_000, "outcome", outcome, "copies", 0, "backwards", false, "outage", outage), version).status())
                .isEqualTo(200);
    }

    /** A licence that is there, to be brought in the way given. */
    private String issued(Map<String, String> delivery) {
        JsonNode draft = world.foodDraft(applicant, List.of());
        CaseWorld.Answer changed = world.call(applicant, HttpMethod.PUT, "/api/portal/drafts/" + draft.path("id").asString(), Map.of("delivery", delivery), draft.path("version").asLong());
        assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
        String number = world.submit(applicant, draft).path("number").asString();
        List.of("accept", "pass", "pass", "grant", "issue-result").forEach(command -> world.done(officer, number, command, Map.of("opinion", "同意")));
        return number;
    }

    private JsonNode delivery(String number) {
        return await().atMost(Duration.ofSeconds(20)).until(() -> world.get(officer, "/api/work/cases/" + number + "/deliveries"), found -> found.size() == 1).get(0);
    }

    private String code(String number) {
        return await().atMost(Duration.ofSeconds(20)).until(() -> jdbc.sql("""
                select substring(body ->> 'zh' from '取件码 ([0-9]{6})') from messages.inbox where case_number = :number and template = 'delivery.ready-for-pickup' order by id desc limit 1
                """).param("number", number).query(String.class).optional().orElse(""), found -> !found.isEmpty());
    }

    private CaseWorld.Answer pickUp(String id, Map<String, Object> body) {
        return world.call(officer, HttpMethod.POST, "/api/work/deliveries/" + id + "/pickup", body, null);
    }

    private MockHttpServletResponse tell(Tracked... events) throws Exception {
        SharedSecret.Signed signed = courier.write(List.of(events));
        return http.perform(MockMvcRequestBuilders.post("/api/public/deliveries/callbacks/simulated").header(SimulatedCourier.HEADER, signed.signature()).content(signed.body())).andReturn().getResponse();
    }

    private static Map<String, String> byCourier() {
        return Map.of("way", "4", "address", "河南省信阳市浉河区东方红大道168号", "recipient", "王小明", "mobile", "19900000088");
    }

    @Test
    void the_right_code_hands_over_once_and_a_wrong_one_five_times_never() {
        String number = issued(Map.of("way", "6"));
        JsonNode waiting = delivery(number);
        String id = waiting.path("id").asString();
        String code = code(number);
        assertThat(waiting.path("state").asString()).isEqualTo("WAITING");
        String wrong = code.equals("111111") ? "222222" : "111111";
        for (int left = 4; left >= 0; left--) {
            CaseWorld.Answer refused = pickUp(id, Map.of("code", wrong, "collector", "SELF"));
            assertThat(refused.code()).isEqualTo("pickup-code-wrong");
            assertThat(refused.body().path("left").asInt()).isEqualTo(left);
        }
        assertThat(jdbc.sql("select detail ->> 'left' from audit.entry where action = 'delivery.code-wrong' and object = :item order by sequence").param("item", "delivery:" + id)
                .query(String.class).list()).as("refused, and audited").containsExactly("4", "3", "2", "1", "0");
        assertThat(pickUp(id, Map.of("code", code, "collector", "SELF")).code()).as("the right one, too late").isEqualTo("pickup-code-locked");
        assertThat(world.call(officer, HttpMethod.POST, "/api/work/deliveries/" + id + "/code", null, null).status()).isEqualTo(200);
        String fresh = code(number);
        CaseWorld.Answer handed = pickUp(id, Map.of("code", fresh, "collector", "SELF"));
        assertThat(handed.status()).as(handed.body().toString()).isEqualTo(200);
        assertThat(handed.body().path("state").asString()).isEqualTo("COLLECTED");
        assertThat(handed.body().path("collector").asString()).isEqualTo("王小明");
        JsonNode dossier = world.get(officer, "/api/work/cases/" + number);
        assertThat(dossier.path("innerState").asString()).isEqualTo("DELIVERED");
        assertThat(pickUp(id, Map.of("code", fresh, "collector", "SELF")).code()).as("used").isEqualTo("not-waiting");
        assertThat(jdbc.sql("select code is null from delivery.item where id = :id").param("id", UUID.fromString(id)).query(Boolean.class).single()).isTrue();
    }

    @Test
    void an_agent_is_told_apart() {
        String number = issued(Map.of("way", "6"));
        String id = delivery(number).path("id").asString();
        Map<String, Object> agent = new HashMap<>(Map.of("code", code(number), "collector", "AGENT", "name", "李强", "idNumber", "41150219900101001"));
        assertThat(pickUp(id, agent).status()).as("no identity number").isEqualTo(422);
        agent.put("idNumber", luoshu.kernel.parties.CitizenId.compose("411502", java.time.LocalDate.of(1980, 5, 6), 11).value());
        JsonNode handed = pickUp(id, agent).body();
        assertThat(handed.path("collectorKind").asString()).isEqualTo("AGENT");
        assertThat(handed.path("collectorId").asString()).matches("4115\\*{12}\\d[0-9X]");
        assertThat(handed.path("handedBy").asString()).isEqualTo("测试员");
        JsonNode mine = world.get(applicant, "/api/portal/cases/" + number + "/deliveries").get(0);
        assertThat(mine.path("collector").asString()).isEqualTo("李强");
        assertThat(mine.has("handedBy")).isFalse();
    }

    @Test
    void a_parcel_is_tracked_to_its_signature_whatever_the_courier_repeats_and_whenever() throws Exception {
        String number = issued(byCourier());
        String id = delivery(number).path("id").asString();
        switches("SIGNED", true);
        assertThat(world.call(officer, HttpMethod.POST, "/api/work/deliveries/" + id + "/sending", null, null).code()).isEqualTo("courier-away");
        switches("SIGNED", false);
        JsonNode sent = world.call(officer, HttpMethod.POST, "/api/work/deliveries/" + id + "/sending", null, null).body();
        String waybill = sent.path("waybill").asString();
        assertThat(waybill).matches("SIM[0-9]{10}");
        assertThat(world.call(officer, HttpMethod.POST, "/api/work/deliveries/" + id + "/sending", null, null).code()).as("sent already").isEqualTo("not-to-send");
        Instant noon = clock.instant();
        Tracked signed = new Tracked("e3", waybill, noon.plus(Duration.ofHours(2)), Kind.SIGNED, "浉河区", "王小明（本人签收）");
        Tracked failed = new Tracked("e2", waybill, noon.plus(Duration.ofHours(1)), Kind.ATTEMPT_FAILED, "浉河区", "收件人不在");
        clock.advance(Duration.ofHours(3));
        assertThat(tell(failed, failed).getContentAsString()).isEqualTo("{\"news\":1}");
        assertThat(tell(signed).getContentAsString()).isEqualTo("{\"news\":1}");
        assertThat(tell(signed).getContentAsString()).isEqualTo("{\"news\":0}");
        assertThat(tell(new Tracked("e1", waybill, noon, Kind.UNDER_WAY, "郑州", null)).getContentAsString()).as("late").isEqualTo("{\"news\":1}");
        assertThat(tell(new Tracked("e4", waybill, noon, Kind.RETURNED, "郑州", null)).getContentAsString()).as("after the end").isEqualTo("{\"news\":1}");
        JsonNode mine = world.get(applicant, "/api/portal/cases/" + number + "/deliveries").get(0);
        assertThat(mine.path("state").asString()).isEqualTo("RECEIVED");
        assertThat(CaseWorld.texts(mine.path("events"), "kind")).contains("UNDER_WAY", "ATTEMPT_FAILED", "SIGNED");
        assertThat(world.get(officer, "/api/work/cases/" + number).path("innerState").asString()).isEqualTo("DELIVERED");
        SharedSecret.Signed honest = courier.write(List.of(signed));
        assertThat(http.perform(MockMvcRequestBuilders.post("/api/public/deliveries/callbacks/simulated").header(SimulatedCourier.HEADER, "00").content(honest.body())).andReturn().getResponse().getStatus())
                .isEqualTo(403);
        assertThat(world.call(CaseWorld.citizen(), HttpMethod.GET, "/api/portal/cases/" + number + "/deliveries", null, null).status()).isEqualTo(404);
        Actor.Official elsewhere = Actors.official("11410100MB00000000", "health", "410100000000", "delivery.read", "delivery.hand-over", "case.read");
        assertThat(world.call(elsewhere, HttpMethod.GET, "/api/work/deliveries/" + id, null, null).status()).isEqualTo(404);
        assertThat(world.get(elsewhere, "/api/work/deliveries?q=" + number).path("total").asInt()).isZero();
    }

    @Test
    void where_a_parcel_goes_is_seen_by_who_sends_it_and_by_its_applicant() throws Exception {
        String number = issued(byCourier());
        String id = delivery(number).path("id").asString();
        String waybill = world.call(officer, HttpMethod.POST, "/api/work/deliveries/" + id + "/sending", null, null).body().path("waybill").asString();
        clock.advance(Duration.ofHours(1));
        tell(new Tracked("s1", waybill, clock.instant().minusSeconds(1), Kind.SIGNED, "浉河区", "王小明（本人签收）"));
        Actor.Official watcher = new Actor.Official(UUID.randomUUID(), "监察", UUID.randomUUID(), "效能监察员", "11411500MB00000000", "监察机关", "411500000000", null,
                List.of(new Grant("test", Set.of("delivery.read", "case.read"), Grant.Organs.ANY, "11411500MB00000000", "supervision", "411500000000", 2)));
        JsonNode sender = world.get(officer, "/api/work/deliveries/" + id);
        JsonNode mine = world.get(applicant, "/api/portal/cases/" + number + "/deliveries").get(0);
        for (JsonNode whole : List.of(sender, mine)) {
            assertThat(whole.path("address").asString()).isEqualTo("河南省信阳市浉河区东方红大道168号");
            assertThat(whole.path("recipient").asString()).isEqualTo("王小明");
            assertThat(whole.path("mobileMasked").asString()).isEqualTo("199****0088");
            assertThat(whole.path("events").toString()).contains("本人签收");
        }
        JsonNode ofCase = world.get(watcher, "/api/work/cases/" + number + "/deliveries").get(0);
        for (JsonNode masked : List.of(ofCase, world.get(watcher, "/api/work/deliveries/" + id))) {
            assertThat(masked.path("address").asString()).isEqualTo("河南省信阳市浉河区****");
            assertThat(masked.path("recipient").asString()).isEqualTo("王**");
            assertThat(masked.path("mobileMasked").asString()).isEqualTo("199****0088");
            assertThat(masked.path("events").toString()).contains("SIGNED").doesNotContain("王小明");
        }
        JsonNode dossier = world.get(officer, "/api/work/cases/" + number).path("delivery");
        assertThat(dossier.path("address").asString()).endsWith("168号");
        assertThat(dossier.path("mobile").asString()).isEqualTo("199****0088");
        assertThat(world.get(watcher, "/api/work/cases/" + number).path("delivery").toString()).contains("河南省信阳市浉河区****", "王**", "199****0088").doesNotContain("东方红", "王小明");
    }

    @Test
    void what_comes_back_goes_again_or_is_kept_for_the_applicant() throws Exception {
        String number = issued(byCourier());
        String id = delivery(number).path("id").asString();
        String first = world.call(officer, HttpMethod.POST, "/api/work/deliveries/" + id + "/sending", null, null).body().path("waybill").asString();
        tell(new Tracked("r1", first, clock.instant(), Kind.RETURNED, "大厅", "地址不详"));
        assertThat(delivery(number).path("state").asString()).isEqualTo("RETURNED");
        assertThat(world.call(officer, HttpMethod.POST, "/api/work/deliveries/" + id + "/again", null, null).body().path("state").asString()).isEqualTo("TO_SEND");
        String second = world.call(officer, HttpMethod.POST, "/api/work/deliveries/" + id + "/sending", null, null).body().path("waybill").asString();
        assertThat(second).isNotEqualTo(first);
        assertThat(tell(new Tracked("r2", first, clock.instant(), Kind.SIGNED, "大厅", null)).getContentAsString()).as("of the parcel before").isEqualTo("{\"news\":0}");
        tell(new Tracked("r3", second, clock.instant(), Kind.RETURNED, "大厅", "拒收"));
        assertThat(world.call(officer, HttpMethod.POST, "/api/work/deliveries/" + id + "/keep", null, null).body().path("way").asString()).isEqualTo("PICKUP");
        assertThat(pickUp(id, Map.of("code", code(number), "collector", "SELF")).status()).isEqualTo(200);
    }

    @Test
    void asked_the_courier_tells_what_it_forgot_to_say() {
        String number = issued(byCourier());
        String id = delivery(number).path("id").asString();
        world.call(officer, HttpMethod.POST, "/api/work/deliveries/" + id + "/sending", null, null);
        clock.advance(Duration.ofHours(4));
        JsonNode asked = world.call(officer, HttpMethod.POST, "/api/work/deliveries/" + id + "/refresh", null, null).body();
        assertThat(asked.path("state").asString()).isEqualTo("RECEIVED");
        assertThat(CaseWorld.texts(asked.path("events"), "kind")).containsExactly("TAKEN", "UNDER_WAY", "OUT_FOR_DELIVERY", "SIGNED");
    }

    @Test
    void a_case_handed_over_without_the_code_ends_its_delivery() {
        String number = issued(Map.of("way", "6"));
        delivery(number);
        world.done(officer, number, "deliver", Map.of("signature", "王小明"));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(delivery(number).path("state").asString()).isEqualTo("ENDED"));
    }
}
