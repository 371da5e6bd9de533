package luoshu.trust.carrier.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Subject;
import luoshu.kernel.cases.CaseWorld;
import luoshu.kernel.parties.Mobile;
import luoshu.kernel.parties.Parties;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.messages.Messages;
import luoshu.trust.messages.Notice;
import luoshu.trust.messages.Recipient;
import luoshu.trust.signing.SharedSecret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a notice to its receipt, with a gateway that misbehaves; templates; keys. */
@ServerTest
class MessageCentreTest {

    @Autowired ApplicationContext context;
    @Autowired Messages messages;
    @Autowired Parties parties;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc http;
    @Autowired JsonMapper json;
    @Autowired TestClock clock;
    @Autowired SimulatedGateway gateway;
    private CaseWorld world;
    private Actor.Applicant citizen;
    private Actor.Official officer;
    private final Actor.Official system = Actors.official("x", "data-administration", "410000000000", "carrier.manage");
    private String mobile;

    @BeforeEach
    void people() {
        world = new CaseWorld(context);
        citizen = somebody("1");
        officer = CaseWorld.official(world.matter("food-business-licence"), "message.read", "message.manage", "message.template");
    }

    private Actor.Applicant somebody(String lastDigit) {
        mobile = "199" + "%07d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 10_000_000)) + lastDigit;
        return Actors.citizen(parties.open("刘燕", new Mobile(mobile)).value(), "刘燕", 2);
    }

    @AfterEach
    void well() {
        switches(false, false, false);
    }

    private void switches(boolean refuse, boolean outage, boolean disorder) {
        long version = world.get(system, "/api/admin/carrier").path("version").asLong();
        assertThat(world.call(system, HttpMethod.PUT, "/api/admin/carrier", Map.of("receiptDelayMillis", 0, "receiptCopies", 1, "refuse", refuse, "outage", outage, "unreachable", false,
                "disorder", disorder), version).status()).isEqualTo(200);
    }

    private String tell(Actor.Applicant whom, String template) {
        String key = "test:" + UUID.randomUUID();
        String number = key.substring(5, 25);
        messages.notify(new Notice(key, Recipient.party(whom.applicantId()), template, Map.of("matterName", "食品经营许可", "matterName@en", "Food business licence", "number", number, "name", "证"),
                number, new Subject(officer.organ(), "market-regulation", "411502000000", 0)));
        return number;
    }

    private JsonNode sent(String number, String channel) {
        for (JsonNode one : world.get(officer, "/api/work/sent-messages?q=" + number + "&channel=" + channel).path("items")) {
            return one;
        }
        return json.missingNode();
    }

    private void until(String number, String channel, String state) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(sent(number, channel).path("state").asString("")).isEqualTo(state));
    }

    private MockHttpServletResponse receipt(SharedSecret.Signed signed) throws Exception {
        return http.perform(MockMvcRequestBuilders.post("/api/public/messages/receipts/simulated").header(SimulatedGateway.HEADER, signed.signature()).content(signed.body())).andReturn().getResponse();
    }

    private UUID outbox(String number) {
        return jdbc.sql("select id from messages.outbox where case_number = :number and channel = 'SMS'").param("number", number).query(UUID.class).single();
    }

    @Test
    void a_notice_goes_out_by_text_message_and_its_receipt_is_seen_by_the_organ_that_sent_it() throws Exception {
        String number = tell(citizen, "case.case-accepted");
        until(number, "SMS", "SENT");
        assertThat(sent(number, "SMS").path("recipient").asString()).isEqualTo(mobile.substring(0, 3) + "****" + mobile.substring(7));
        assertThat(jdbc.sql("select body from messages.outbox where case_number = :n").param("n", number).query(String.class).single()).startsWith("【洛书政务】申请已受理：食品经营许可。");
        SharedSecret.Signed delivered = gateway.write(outbox(number), false, null);
        assertThat(receipt(delivered).getContentAsString()).isEqualTo("{\"news\":1}");
        assertThat(receipt(delivered).getContentAsString()).as("again").isEqualTo("{\"news\":0}");
        assertThat(receipt(gateway.write(outbox(number), true, "迟到的失败")).getContentAsString()).as("a failure after it arrived").isEqualTo("{\"news\":0}");
        assertThat(sent(number, "SMS").path("state").asString()).isEqualTo("DELIVERED");
        assertThat(receipt(new SharedSecret.Signed(delivered.body(), "00")).getStatus()).isEqualTo(403);
        clock.advance(Duration.ofMinutes(11));
        assertThat(receipt(delivered).getStatus()).as("old").isEqualTo(409);
        assertThat(sent(number, "IN_APP").path("state").asString()).isEqualTo("SENT");
        assertThat(world.call(citizen, HttpMethod.POST, "/api/portal/messages/read-all", null, null).body().path("unread").asInt()).isZero();
        assertThat(sent(number, "IN_APP").path("state").asString()).isEqualTo("READ");
        Actor.Official elsewhere = Actors.official("11410100MB00000000", "health", "410100000000", "message.read");
        assertThat(world.get(elsewhere, "/api/work/sent-messages?q=" + number).path("total").asInt()).isZero();
        assertThat(world.call(elsewhere, HttpMethod.POST, "/api/work/sent-messages/" + outbox(number) + "/again", null, null).status()).isEqualTo(404);
    }

    @Test
    void a_number_that_does_not_exist_fails_and_a_failure_before_its_delivery_gives_way() throws Exception {
        String number = tell(citizen, "case.case-accepted");
        until(number, "SMS", "SENT");
        assertThat(receipt(gateway.write(outbox(number), true, "空号")).getContentAsString()).isEqualTo("{\"news\":1}");
        assertThat(sent(number, "SMS").path("failure").asString()).isEqualTo("空号");
        assertThat(receipt(gateway.write(outbox(number), false, null)).getContentAsString()).as("it arrived after all").isEqualTo("{\"news\":1}");
        assertThat(sent(number, "SMS").path("state").asString()).isEqualTo("DELIVERED");
    }

    @Test
    void a_refusal_is_final_an_outage_is_not_and_both_say_why() {
        switches(true, false, false);
        String number = tell(citizen, "case.case-accepted");
        until(number, "SMS", "FAILED");
        assertThat(sent(number, "SMS").path("failure").asString()).contains("未报备");
        switches(false, false, false);
        assertThat(world.call(officer, HttpMethod.POST, "/api/work/sent-messages/" + outbox(number) + "/again", null, null).status()).isEqualTo(200);
        until(number, "SMS", "SENT");
        assertThat(world.call(officer, HttpMethod.POST, "/api/work/sent-messages/" + outbox(number) + "/again", null, null).code()).isEqualTo("not-failed");
        switches(false, true, false);
        String later = tell(citizen, "case.case-accepted");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(sent(later, "SMS").path("attempts").asInt()).isEqualTo(1));
        assertThat(sent(later, "SMS").path("state").asString()).isEqualTo("WAITING");
        switches(false, false, false);
        clock.advance(Duration.ofSeconds(11));
        until(later, "SMS", "SENT");
    }

    @Test
    void at_night_a_text_message_waits_for_the_morning_unless_the_law_counts_the_day() {
        clock.set(Instant.parse("2026-04-20T15:00:00Z"));
        String waits = tell(citizen, "case.case-accepted");
        String urgent = tell(citizen, "case.correction-requested");
        until(urgent, "SMS", "SENT");
        until(waits, "SMS", "WAITING");
        assertThat(sent(waits, "SMS").path("quiet").asBoolean()).isTrue();
        assertThat(sent(waits, "SMS").path("due").asString()).isEqualTo("2026-04-21T00:00:00Z");
        assertThat(sent(waits, "IN_APP").path("state").asString()).as("the inbox does not wait").isEqualTo("SENT");
        clock.set(Instant.parse("2026-04-21T00:00:01Z"));
        until(waits, "SMS", "SENT");
    }

    @Test
    void what_is_switched_off_does_not_come_and_the_law_keeps_one_way() {
        CaseWorld.Answer off = prefer("certificate", false, false);
        assertThat(off.status()).as(off.body().toString()).isEqualTo(200);
        CaseWorld.Answer mandatory = prefer("decision", false, false);
        assertThat(mandatory.status()).isEqualTo(422);
        assertThat(mandatory.body().path("errors").path(0).path("code").asString()).isEqualTo("mandatory-kind");
        assertThat(prefer("progress", false, true).status()).isEqualTo(200);
        String number = tell(citizen, "case.case-accepted");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(jdbc.sql("select reason from messages.omission where case_number = :n").param("n", number).query(String.class).list())
                .containsExactly("TURNED_OFF"));
        assertThat(sent(number, "SMS").isMissingNode()).isTrue();
        assertThat(sent(number, "IN_APP").isMissingNode()).isFalse();
    }

    private CaseWorld.Answer prefer(String kind, boolean sms, boolean email) {
        return world.call(citizen, HttpMethod.PUT, "/api/portal/message-preferences", Map.of("ways", "BOTH", "english", false, "kinds", List.of(Map.of("code", kind, "sms", sms, "email", email))), null);
    }

    private void confirmedEmail(String address) {
        assertThat(world.call(citizen, HttpMethod.PUT, "/api/portal/message-preferences/email", Map.of("email", address), null).body().path("pendingEmail").asString()).isEqualTo(address);
        String code = jdbc.sql("select substring(body from '[0-9]{6}') from messages.outbox where recipient = :a order by id desc limit 1").param("a", address).query(String.class).single();
        String wrong = code.equals("000000") ? "000001" : "000000";
        CaseWorld.Answer refused = confirm(wrong);
        assertThat(refused.code()).isEqualTo("code-wrong");
        assertThat(refused.body().path("left").asInt()).isEqualTo(4);
        assertThat(confirm(code).body().path("email").asString()).isEqualTo(address);
    }

    private CaseWorld.Answer confirm(String code) {
        return world.call(citizen, HttpMethod.POST, "/api/portal/message-preferences/email/confirmation", Map.of("code", code), null);
    }

    @Test
    void a_mail_stands_in_when_the_text_message_fails_and_can_be_unsubscribed_without_signing_in() throws Exception {
        confirmedEmail("liuyan" + UUID.randomUUID() + "@example.com");
        assertThat(world.call(citizen, HttpMethod.PUT, "/api/portal/message-preferences", Map.of("ways", "SMS_FIRST", "english", true, "kinds", List.of()), null).status()).isEqualTo(200);
        String number = tell(citizen, "case.case-accepted");
        until(number, "SMS", "SENT");
        assertThat(sent(number, "EMAIL").path("state").asString()).isEqualTo("HELD");
        receipt(gateway.write(outbox(number), true, "空号"));
        assertThat(sent(number, "EMAIL").path("state").asString()).as("no mail server here").isEqualTo("SHOWN");
        assertThat(jdbc.sql("select body from messages.outbox where case_number = :n and channel = 'EMAIL'").param("n", number).query(String.class).single())
                .startsWith("Application accepted: Food business licence\n");
        var unsubscribing = context.getBean(luoshu.trust.messages.internal.ways.Unsubscribing.class);
        String token = unsubscribing.token(citizen.applicantId(), "progress");
        assertThat(oneClick(token + "x").getStatus()).isEqualTo(404);
        assertThat(oneClick(token).getStatus()).isEqualTo(200);
        assertThat(oneClick(token).getStatus()).as("again").isEqualTo(200);
        String after = tell(citizen, "case.case-accepted");
        until(after, "SMS", "SENT");
        assertThat(sent(after, "EMAIL").isMissingNode()).isTrue();
    }

    private MockHttpServletResponse oneClick(String token) throws Exception {
        return http.perform(MockMvcRequestBuilders.post("/api/public/messages/unsubscribe?token=" + token).contentType(MediaType.APPLICATION_FORM_URLENCODED).content("List-Unsubscribe=One-Click"))
                .andReturn().getResponse();
    }

    @Test
    void a_template_is_drafted_checked_published_and_taken_back_and_a_message_keeps_its_version() {
        String path = "/api/work/message-templates/case.case-received";
        JsonNode before = world.get(officer, path).get(0);
        assertThat(before.path("state").asString()).isEqualTo("PUBLISHED");
        Map<String, Object> words = Map.of("title", Map.of("zh", "收到材料：{matterName}", "en", "Received: {matterName}"), "body", Map.of("zh", "办件 {nummer} 的材料收到了。【洛书】", "en", "Case {number}."));
        Map<String, Object> wrong = Map.of("urgent", false, "channels", List.of("IN_APP", "SMS"), "inApp", words);
        JsonNode preview = world.call(officer, HttpMethod.POST, path + "/preview", Map.of("content", wrong), null).body();
        assertThat(CaseWorld.texts(preview.path("findings"), "code")).contains("unknown-variable", "missing-variable", "languages-differ", "signature-inside");
        assertThat(world.call(officer, HttpMethod.PUT, path + "/draft", Map.of("content", wrong, "note", "改写"), null).status()).isEqualTo(200);
        assertThat(world.call(officer, HttpMethod.POST, path + "/publication", null, null).status()).isEqualTo(422);
        Map<String, Object> right = Map.of("urgent", false, "channels", List.of("IN_APP", "SMS"), "inApp", Map.of("title", words.get("title"), "body", Map.of("zh", "办件 {number} 的材料收到了。",
                "en", "Case {number}.")), "signature", "浉河市监");
        JsonNode shown = world.call(officer, HttpMethod.POST, path + "/preview", Map.of("content", right), null).body();
        assertThat(shown.path("findings")).isEmpty();
        assertThat(shown.path("ways").get(1).path("body").path("zh").asString()).startsWith("【浉河市监】收到材料：食品经营许可。");
        world.call(officer, HttpMethod.PUT, path + "/draft", Map.of("content", right, "note", "更简短"), null);
        JsonNode published = world.call(officer, HttpMethod.POST, path + "/publication", null, null).body();
        assertThat(published.path("state").asString()).isEqualTo("PUBLISHED");
        try {
            String number = tell(citizen, "case.case-received");
            assertThat(sent(number, "IN_APP").path("version").asInt()).isEqualTo(published.path("version").asInt());
            until(number, "SMS", "SENT");
        } finally {
            assertThat(world.call(officer, HttpMethod.POST, path + "/versions/" + before.path("version").asInt() + "/restoration", null, null).body().path("state").asString()).isEqualTo("PUBLISHED");
        }
        assertThat(CaseWorld.texts(world.get(officer, path), "state")).containsOnlyOnce("PUBLISHED");
        assertThat(world.call(officer, HttpMethod.GET, "/api/work/message-templates/no.such", null, null).status()).isEqualTo(404);
        assertThat(world.call(officer, HttpMethod.POST, path + "/publication", null, null).code()).isEqualTo("no-draft");
    }

    @Test
    void keys_do_what_their_kind_may() throws Exception {
        JsonNode application = world.call(officer, HttpMethod.POST, "/api/work/message-applications", Map.of("name", "年报系统 " + UUID.randomUUID().toString().substring(0, 8), "dailyLimit", 3), null).body();
        String path = "/api/work/message-applications/" + application.path("id").asString();
        assertThat(world.call(officer, HttpMethod.PUT, path, Map.of("members", List.of("19912345678"), "dailyLimit", 3), 1L).status()).isEqualTo(200);
        String team = key(path, "TEAM");
        String test = key(path, "TEST");
        String live = key(path, "LIVE");
        Map<String, Object> reminder = Map.of("channel", "SMS", "to", "19900000002", "template", "notice.reminder", "personalisation", Map.of("item", "年报", "dueOn", "12月31日", "phone", "0376-1"),
                "reference", "R1", "english", false);
        assertThat(api(team, reminder, UUID.randomUUID()).getContentAsString()).contains("not-a-member");
        UUID idempotency = UUID.randomUUID();
        MockHttpServletResponse first = api(live, reminder, idempotency);
        assertThat(first.getStatus()).as(first.getContentAsString()).isEqualTo(200);
        JsonNode sent = json.readTree(first.getContentAsString(StandardCharsets.UTF_8));
        assertThat(sent.path("body").asString()).startsWith("【洛书政务】办理提醒：年报。").contains("提醒您：请于12月31日前办理年报");
        assertThat(api(live, reminder, idempotency).getContentAsString(StandardCharsets.UTF_8)).as("again").contains(sent.path("id").asString());
        assertThat(json.readTree(api(test, reminder, UUID.randomUUID()).getContentAsString()).path("state").asString()).isEqualTo("SIMULATED");
        Map<String, Object> toMember = new java.util.HashMap<>(reminder);
        toMember.put("to", "19912345678");
        assertThat(api(team, toMember, UUID.randomUUID()).getStatus()).isEqualTo(200);
        Map<String, Object> holes = new java.util.HashMap<>(reminder);
        holes.put("personalisation", Map.of("item", "年报", "organName", "别的机关"));
        assertThat(api(live, holes, UUID.randomUUID()).getContentAsString()).contains("unknown-variable", "missing-variable");
        assertThat(api(live, reminder, UUID.randomUUID()).getStatus()).isEqualTo(200);
        MockHttpServletResponse over = api(live, reminder, UUID.randomUUID());
        assertThat(over.getStatus()).isEqualTo(429);
        assertThat(over.getContentAsString()).contains("daily-limit-reached");
        assertThat(status(live, sent.path("id").asString()).getStatus()).isEqualTo(200);
        String name = application.path("name").asString();
        assertThat(CaseWorld.texts(world.get(officer, "/api/work/sent-messages?q=" + name).path("items"), "application")).as("found by the name of its system").hasSize(4).containsOnly(name);
        JsonNode listed = world.get(officer, "/api/work/message-applications").valueStream().filter(one -> one.path("name").asString().equals(name)).findFirst().orElseThrow();
        assertThat(listed.path("sentToday").asInt()).isEqualTo(3);
        assertThat(CaseWorld.texts(listed.path("keys"), "kind")).as("newest first").containsExactly("LIVE", "TEST", "TEAM");
        assertThat(CaseWorld.texts(world.get(officer, path).path("keys"), "hint")).allSatisfy(hint -> assertThat(hint).hasSize(4));
        String id = world.get(officer, path).path("keys").get(0).path("id").asString();
        assertThat(world.call(officer, HttpMethod.DELETE, path + "/keys/" + id, null, null).status()).isEqualTo(200);
        assertThat(status(live, sent.path("id").asString()).getStatus()).as("revoked: at once").isEqualTo(401);
        assertThat(status("lsm-live-nothing", sent.path("id").asString()).getStatus()).isEqualTo(401);
        Actor.Official elsewhere = Actors.official("11410100MB00000000", "health", "410100000000", "message.manage");
        assertThat(world.call(elsewhere, HttpMethod.GET, path, null, null).status()).isEqualTo(404);
        String others = key("/api/work/message-applications/" + world.call(officer, HttpMethod.POST, "/api/work/message-applications",
                Map.of("name", "别的系统 " + UUID.randomUUID().toString().substring(0, 8), "dailyLimit", 3), null).body().path("id").asString(), "LIVE");
        assertThat(status(others, sent.path("id").asString()).getStatus()).as("another system's message").isEqualTo(404);
    }

    private String key(String path, String kind) {
        CaseWorld.Answer made = world.call(officer, HttpMethod.POST, path + "/keys", Map.of("kind", kind, "name", kind), null);
        assertThat(made.status()).as(made.body().toString()).isEqualTo(200);
        return made.body().path("key").asString();
    }

    private MockHttpServletResponse api(String key, Map<String, Object> body, UUID idempotency) throws Exception {
        return http.perform(MockMvcRequestBuilders.post("/api/messages/notifications").header("Authorization", "Bearer " + key).header("Idempotency-Key", idempotency.toString())
                .contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body))).andReturn().getResponse();
    }

    private MockHttpServletResponse status(String key, String id) throws Exception {
        return http.perform(MockMvcRequestBuilders.get("/api/messages/notifications/" + id).header("Authorization", "Bearer " + key)).andReturn().getResponse();
    }

    private UUID application(String organ, boolean listens) {
        return jdbc.sql("""
                insert into messages.application (name, organ, organ_name, duty, region, daily_limit, made_at, made_by, verified_at)
                values (gen_random_uuid()::text, :organ, :organ, 'market-regulation', '411502000000', 1, now(), 'x', case when :listens then now() end) returning id
                """).param("organ", organ).param("listens", listens).query(UUID.class).single();
    }

    @Test
    void an_organ_is_told_by_its_systems_that_listen_and_by_no_other() {
        UUID listens = application(officer.organ(), true);
        UUID deaf = application(officer.organ(), false);
        UUID others = application("11410100MB00000000", true);
        try {
            String number = "w" + UUID.randomUUID().toString().substring(0, 19);
            messages.notify(new Notice("test:" + number, Recipient.organ(officer.organ()), "delivery.returned-office", Map.of("matterName", "食品经营许可", "matterName@en", "Food business licence",
                    "number", number, "waybill", "SIM1", "why", "拒收", "why@en", "refused"), number, new Subject(officer.organ(), "market-regulation", "411502000000", 0)));
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(jdbc.sql("select application from messages.outbox where case_number = :n and channel = 'WEBHOOK'").param("n", number)
                    .query(UUID.class).list()).contains(listens).doesNotContain(deaf, others));
        } finally {
            jdbc.sql("update messages.application set verified_at = null where id = any(:ids)").param("ids", new UUID[] {listens, others}).update();
        }
    }

    @Test
    void a_webhook_goes_nowhere_inside_and_only_where_it_was_answered() {
        JsonNode application = world.call(officer, HttpMethod.POST, "/api/work/message-applications", Map.of("name", "回调 " + UUID.randomUUID().toString().substring(0, 8), "dailyLimit", 3), null).body();
        String path = "/api/work/message-applications/" + application.path("id").asString() + "/endpoint";
        for (String address : List.of("https://127.0.0.1/x", "https://10.0.0.1/x", "https://[::1]/", "https://169.254.169.254/latest", "https://[::ffff:127.0.0.1]/", "https://100.64.1.1/")) {
            CaseWorld.Answer answer = world.call(officer, HttpMethod.PUT, path, Map.of("endpoint", address), 1L);
            assertThat(answer.body().path("errors").path(0).path("code").asString()).as(address).isEqualTo("endpoint-private");
        }
        for (String address : List.of("http://example.com/", "ftp://example.com", "https://user@example.com/", "nonsense", "https:///x")) {
            assertThat(world.call(officer, HttpMethod.PUT, path, Map.of("endpoint", address), 1L).status()).as(address).isEqualTo(422);
        }
        assertThat(world.call(officer, HttpMethod.POST, path + "/verification", null, null).code()).isEqualTo("no-endpoint");
    }
}
