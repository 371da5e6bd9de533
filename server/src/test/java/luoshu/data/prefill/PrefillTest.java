package luoshu.data.prefill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import luoshu.data.catalog.ShareMode;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractField;
import luoshu.data.contracts.ContractTerms;
import luoshu.data.contracts.Contracts;
import luoshu.data.contracts.Masking;
import luoshu.data.gateway.ConsumerSystem;
import luoshu.data.gateway.ConsumerSystems;
import luoshu.data.gateway.GatewayWorld;
import luoshu.data.gateway.PlatformCalls;
import luoshu.data.gateway.UnreliableProvider;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseWorld;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.requests.PageRequest;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An application for a food licence, two fields of which another organ's real service fills in. */
@ServerTest
class PrefillTest {

    private static final String ONE = "{\"secret\":1,\"data\":{\"list\":[{\"XM\":\"孙预填商行\",\"ZT\":\"信阳市浉河区东方红大道1号\",\"GZ\":9}]}}";
    private static final List<Map<String, Object>> FIELDS = List.of(Map.of("field", "XM", "pointer", "/operatorName", "editable", false), Map.of("field", "ZT", "pointer", "/registeredAddress", "editable", true));

    @Autowired CaseWorld world;
    @Autowired Parties parties;
    @Autowired Access access;
    @Autowired Contracts contracts;
    @Autowired Organs organs;
    @Autowired ConsumerSystems systems;
    @Autowired PlatformCalls calls;
    @Autowired JdbcClient jdbc;
    @Autowired ApplicationContext context;
    private UnreliableProvider server;
    private PublishedMatter food;
    private Organ organ;
    private Contract contract;
    private Actor.Applicant applicant;

    @BeforeEach
    void a_contract_and_a_draft() {
        jdbc.sql("update prefill.rule set state = 'WITHDRAWN'").update();
        server = new UnreliableProvider();
        server.rows = ONE;
        GatewayWorld shared = new GatewayWorld(context, server, 1_000);
        food = world.matter("food-business-licence");
        organ = organs.get(new OrganCode(food.implementation().organ()));
        contract = shared.resources.inUse(shared.entry, organ, new ContractTerms("食品经营许可申请预填", "《政务数据共享条例》第二十三条", List.of("000131001000"),
                List.of(new ContractField("XM", Masking.PLAIN), new ContractField("ZT", Masking.PLAIN), new ContractField("SJH", Masking.MOBILE)), null, ShareMode.API, 600, 10_000, 100, LocalDate.of(2026, 4, 1),
                LocalDate.of(2026, 12, 31), 0));
        ThreadLocalRandom any = ThreadLocalRandom.current();
        CitizenId number = CitizenId.compose("411502", LocalDate.of(1950, 1, 1).plusDays(any.nextInt(18_000)), any.nextInt(1, 999));
        applicant = Actors.citizen(parties.registerAtWindow("孙预填", number, null).partyId(), "孙预填", 4);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Actor.Official editor() {
        return CaseWorld.official(food, "prefill.read", "prefill.edit", "contract.read", "task.handle");
    }

    private Actor.Official head() {
        return CaseWorld.official(food, "prefill.read", "prefill.confirm", "task.handle");
    }

    private CaseWorld.Answer drafted(List<Map<String, Object>> fields) {
        return world.call(editor(), HttpMethod.POST, "/api/work/prefill-rules", Map.of("name", "经营者信息", "matterCode", food.code(), "contract", contract.number(), "path", "/persons/{id}", "parameters",
                List.of(Map.of("name", "id", "from", "ID_NUMBER")), "fields", fields), null);
    }

    private String rule() {
        CaseWorld.Answer drafted = drafted(FIELDS);
        assertThat(drafted.status()).as(drafted.body().toString()).isEqualTo(200);
        String id = drafted.body().path("id").asString();
        CaseWorld.Answer confirmed = world.call(head(), HttpMethod.POST, "/api/work/prefill-rules/" + id + "/confirm", null, 1L);
        assertThat(confirmed.status()).as(confirmed.body().toString()).isEqualTo(200);
        return id;
    }

    private CaseWorld.Answer post(Actor actor, String path) {
        return world.call(actor, HttpMethod.POST, path, null, null);
    }

    private JsonNode filled(String path, String rule) {
        assertThat(post(applicant, path + "/prefills/" + rule + "/agree").status()).isEqualTo(200);
        CaseWorld.Answer filled = post(applicant, path + "/prefills/" + rule + "/fill");
        assertThat(filled.status()).as(filled.body().toString()).isEqualTo(200);
        return filled.body();
    }

    private String draft() {
        return "/api/portal/drafts/" + world.foodDraft(applicant, List.of()).path("id").asString();
    }

    @Test
    void fields_are_filled_in_after_consent_locked_and_proven() {
        String rule = rule();
        String path = draft();
        JsonNode offers = world.get(applicant, path + "/prefills");
        assertThat(offers).singleElement().satisfies(one -> {
            assertThat(one.path("state").asString()).isEqualTo("OFFERED");
            assertThat(one.path("fields").get(0).path("item").asString()).isEqualTo("姓名");
        });
        CaseWorld.Answer without = post(applicant, path + "/prefills/" + rule + "/fill");
        assertThat(without.code()).isEqualTo("prefill-no-consent");
        assertThat(server.calls).as("no consent, no call").hasValue(0);

        JsonNode filled = filled(path, rule);
        assertThat(filled.path("state").asString()).as("%s", filled).isEqualTo("FILLED");
        assertThat(filled.path("fields").get(0).path("value").asString()).isEqualTo("孙预填商行");
        post(applicant, path + "/prefills/" + rule + "/fill");
        assertThat(server.calls).as("asked once").hasValue(1);

        JsonNode number = world.call(applicant, HttpMethod.POST, path + "/submit", Map.of("signedName", applicant.name()), null).body().path("number");
        Actor.Official officer = CaseWorld.official(food);
        JsonNode form = world.get(officer, "/api/work/cases/" + number.asString()).path("form");
        assertThat(form.path("operatorName").asString()).as("the browser never sent it").isEqualTo("孙预填商行");
        String proofs = "/api/work/case-prefills/" + number.asString();
        JsonNode proof = world.get(officer, proofs).get(0);
        assertThat(proof.path("holds").asBoolean()).isTrue();
        assertThat(proof.has("receipt")).isFalse();
        assertThat(proof.path("fields").get(0).path("differs").asBoolean()).isFalse();
        assertThat(proof.path("fields").get(1).path("differs").asBoolean()).as("the applicant wrote their own").isTrue();
        JsonNode whole = world.get(officer, proofs + "/" + proof.path("id").asString());
        assertThat(whole.path("answer").asString()).contains("孙预填商行").doesNotContain("secret", "GZ");
        assertThat(whole.path("receipt").asString()).contains("contract " + contract.number()).contains("asker " + organ.code().value());
        altered(whole);
        Actor.Official other = Actors.official("11410000000000000X", "other", "419001000000", "case.read");
        assertThat(world.status(other, proofs)).isEqualTo(404);
        assertThat(world.status(other, proofs + "/" + proof.path("id").asString())).isEqualTo(404);
        JsonNode use = world.get(applicant, "/api/portal/data-uses").path("items").get(0);
        assertThat(use.path("systemName").asString()).isEqualTo("一体化平台（数据预填）");
        assertThat(use.path("matter").asString()).isEqualTo("000131001000");
        assertThat(use.path("given").asBoolean()).isTrue();
        assertThat(world.get(head(), "/api/work/prefill-rules/" + rule).path("lastSuccessAt").isMissingNode()).isFalse();
    }

    /** Altered by one letter, neither answer nor receipt proves anything. */
    private void altered(JsonNode proof) {
        String receipt = proof.path("receipt").asString();
        byte[] answer = proof.path("answer").asString().getBytes(StandardCharsets.UTF_8);
        assertThat(calls.holds(receipt, answer)).isTrue();
        assertThat(calls.holds(receipt.replace("status 200", "status 201"), answer)).isFalse();
        answer[answer.length / 2] ^= 1;
        assertThat(calls.holds(receipt, answer)).isFalse();
    }

    @Test
    void a_form_that_was_tampered_with_holds_what_the_source_said() {
        String rule = rule();
        String path = draft();
        filled(path, rule);
        JsonNode draft = world.get(applicant, path);
        ObjectNode form = (ObjectNode) draft.path("form");
        form.put("operatorName", "别的商行");
        form.put("registeredAddress", "信阳市浉河区别处2号");
        assertThat(world.call(applicant, HttpMethod.PUT, path, Map.of("form", form), draft.path("version").asLong()).status()).isEqualTo(200);
        String number = world.call(applicant, HttpMethod.POST, path + "/submit", Map.of("signedName", applicant.name()), null).body().path("number").asString();
        JsonNode sent = world.get(CaseWorld.official(food), "/api/work/cases/" + number).path("form");
        assertThat(sent.path("operatorName").asString()).isEqualTo("孙预填商行");
        assertThat(sent.path("registeredAddress").asString()).as("the rule lets it be changed").isEqualTo("信阳市浉河区别处2号");
    }

    @Test
    void consent_withdrawn_means_no_more_calls_and_nothing_locked() {
        String rule = rule();
        String path = draft();
        filled(path, rule);
        assertThat(post(applicant, path + "/prefills/" + rule + "/withdraw").body().path("state").asString()).isEqualTo("OFFERED");
        assertThat(post(applicant, path + "/prefills/" + rule + "/fill").code()).isEqualTo("prefill-no-consent");
        assertThat(server.calls).hasValue(1);
        String number = world.call(applicant, HttpMethod.POST, path + "/submit", Map.of("signedName", applicant.name()), null).body().path("number").asString();
        assertThat(world.get(CaseWorld.official(food), "/api/work/cases/" + number).path("form").path("operatorName").asString()).isNotEqualTo("孙预填商行");
        assertThat(world.get(CaseWorld.official(food), "/api/work/case-prefills/" + number)).isEmpty();
    }

    @Test
    void what_fails_stops_nobody() {
        String rule = rule();
        String path = draft();
        for (Map.Entry<UnreliableProvider.Mood, String> fault : Map.of(UnreliableProvider.Mood.HANGS, "provider-timeout", UnreliableProvider.Mood.FAILS, "provider-error").entrySet()) {
            server.mood = fault.getKey();
            JsonNode tried = filled(path, rule);
            assertThat(tried.path("state").asString()).isEqualTo("AGREED");
            assertThat(tried.path("faultSeen").asString()).isEqualTo(fault.getValue());
        }
        server.mood = UnreliableProvider.Mood.WELL;
        server.rows = ONE.replace("[{", "[{\"XM\":\"甲\"},{");
        assertThat(filled(path, rule).path("faultSeen").asString()).isEqualTo("several-rows");
        assertThat(world.get(head(), "/api/work/prefill-rules/" + rule).path("faults").asInt()).isEqualTo(3);
        assertThat(world.call(applicant, HttpMethod.POST, path + "/submit", Map.of("signedName", applicant.name()), null).status()).isEqualTo(200);
    }

    @Test
    void a_suspended_contract_fills_in_nothing() {
        String rule = rule();
        String path = draft();
        access.asPlatform("test", () -> contracts.suspend(contract.number(), contract.version(), "核查"));
        assertThat(world.get(applicant, path + "/prefills")).isEmpty();
        assertThat(post(applicant, path + "/prefills/" + rule + "/agree").status()).isEqualTo(404);
        assertThat(server.calls).hasValue(0);
    }

    @Test
    void a_key_the_organ_revoked_is_not_replaced() {
        String rule = rule();
        filled(draft(), rule);
        Actor.Official manager = CaseWorld.official(food, "gateway.system", "task.handle");
        ConsumerSystem platform = access.as(manager, () -> systems.list("一体化平台（数据预填）", new PageRequest(0, 100))).items().getFirst();
        assertThat(platform.organ()).as("seen among the organ's own").isEqualTo(organ.code().value());
        access.as(manager, () -> systems.revokeKey(platform.id(), platform.keys().getFirst().id(), "停止预填"));
        try {
            JsonNode tried = filled(draft(), rule);
            assertThat(tried.path("state").asString()).isEqualTo("AGREED");
            assertThat(tried.path("faultSeen").asString()).isEqualTo("key-revoked");
            assertThat(server.calls).hasValue(1);
        } finally {
            jdbc.sql("update gateway.key set revoked_at = null, revoked_why = null where system = :system").param("system", platform.id()).update();
            jdbc.sql("update gateway.change set number = number + 1").update();
        }
    }

    @Test
    void a_rule_says_what_is_wrong_with_it_and_is_confirmed_by_another() {
        CaseWorld.Answer wrong = drafted(List.of(Map.of("field", "SJH", "pointer", "/contactMobile", "editable", false), Map.of("field", "XM", "pointer", "/businessKind", "editable", false)));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(CaseWorld.texts(wrong.body().path("errors"), "pointer")).containsExactlyInAnyOrder("/fields/0/field", "/fields/1/pointer");
        Actor.Official both = CaseWorld.official(food, "prefill.read", "prefill.edit", "prefill.confirm", "contract.read", "task.handle");
        String id = world.call(both, HttpMethod.POST, "/api/work/prefill-rules", Map.of("name", "经营者信息", "matterCode", food.code(), "contract", contract.number(), "path", "/persons/{id}", "parameters",
                List.of(Map.of("name", "id", "from", "ID_NUMBER")), "fields", FIELDS), null).body().path("id").asString();
        assertThat(world.call(both, HttpMethod.POST, "/api/work/prefill-rules/" + id + "/confirm", null, 1L).code()).isEqualTo("prefill-own-draft");
        assertThat(world.get(applicant, draft() + "/prefills")).as("a draft fills in nothing").isEmpty();
        assertThat(world.call(editor(), HttpMethod.POST, "/api/work/prefill-rules/" + id + "/withdraw", null, 1L).body().path("state").asString()).isEqualTo("WITHDRAWN");
        Actor.Official other = Actors.official("11410000000000000X", "other", "419001000000", "prefill.read");
        assertThat(world.status(other, "/api/work/prefill-rules/" + id)).isEqualTo(404);
    }
}
