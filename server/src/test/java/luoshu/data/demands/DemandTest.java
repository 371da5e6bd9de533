package luoshu.data.demands;

import static luoshu.data.contracts.SharedResources.of;
import static luoshu.testing.Actors.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.data.catalog.ResourceView;
import luoshu.data.contracts.SharedResources;
import luoshu.kernel.access.Actor;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.regions.RegionCode;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A demand over HTTP from the catalogue to the data supplied, under the clocks of Decree 809. */
@ServerTest
class DemandTest {

    private static final String DEMANDS = "/api/work/demands";
    private static final String CASES = "/api/work/cases/";
    @Autowired MockMvc http;
    @Autowired JsonMapper json;
    @Autowired JdbcClient jdbc;
    @Autowired Organs organs;
    @Autowired TestClock clock;
    @Autowired ApplicationContext context;
    private Organ provider;
    private Organ asker;
    private ResourceView entry;
    private Actor.Official editor;
    private Actor.Official head;
    private Actor.Official handler;
    private Actor.Official supplier;

    @BeforeEach
    void resource() {
        clock.set(Instant.parse("2026-04-20T01:30:00Z")); // a Monday
        SharedResources world = new SharedResources(context);
        provider = world.organ("human-resources");
        asker = world.organ("civil-affairs");
        entry = world.published(provider, "参保人员 " + UUID.randomUUID());
        editor = of(asker, "resource.read", "demand.read", "demand.make");
        head = of(asker, "resource.read", "demand.read", "demand.approve");
        handler = of(provider, "case.read", "case.accept", "case.correct", "case.examine", "case.decide", "case.extend", "case.deliver");
        supplier = of(provider, "demand.read", "demand.terms", "demand.supply", "contract.read", "contract.manage");
    }

    private ResultActions send(Actor actor, MockHttpServletRequestBuilder request, Object body) throws Exception {
        return http.perform(request.with(as(actor)).header("Idempotency-Key", UUID.randomUUID()).contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body)));
    }

    private JsonNode read(ResultActions answer) throws Exception {
        String body = answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(answer.andReturn().getResponse().getStatus()).as(body).isEqualTo(200);
        return json.readTree(body);
    }

    private JsonNode read(Actor actor, String path) throws Exception {
        return read(http.perform(get(path).with(as(actor))));
    }

    private String begin() throws Exception {
        return read(send(editor, post(DEMANDS), Map.of("resource", entry.id()))).path("id").asString();
    }

    private void fill(String id, Map<String, Object> more) throws Exception {
        JsonNode draft = read(editor, DEMANDS + "/" + id + "/draft");
        ObjectNode form = (ObjectNode) draft.path("form").deepCopy();
        form.setAll((ObjectNode) json.valueToTree(Map.of("legalBasis", "《社会救助暂行办法》第五十八条", "purpose", "核对申请社会救助家庭的参保情况", "scopeOfUse", "救助核对岗", "items", List.of(Map.of("name", "姓名"),
                Map.of("name", "证件号", "reason", "核对身份"), Map.of("name", "参保状态")), "systemName", "社会救助系统", "safeguards", "专岗查询，全程留痕", "contactPhone", "0376-4660000")));
        form.setAll((ObjectNode) json.valueToTree(more));
        read(send(editor, put(DEMANDS + "/" + id + "/draft").header("If-Match", "\"" + draft.path("version").asInt() + "\""), Map.of("form", form)));
    }

    private ResultActions act(Actor actor, String id, String act, String note) throws Exception {
        int version = jdbc.sql("select version from demands.demand where id = :id::uuid").param("id", id).query(Integer.class).single();
        return send(actor, post(DEMANDS + "/" + id + "/" + act).header("If-Match", "\"" + version + "\""), Map.of("note", note));
    }

    /** Written and agreed to; the number of its case. */
    private String handedIn(String id) throws Exception {
        fill(id, Map.of());
        read(act(editor, id, "hand-in", ""));
        return read(act(head, id, "approve", "")).path("number").asString();
    }

    private void handle(Actor actor, String number, String command, Map<String, Object> body) throws Exception {
        long version = read(handler, CASES + number).path("version").asLong();
        send(actor, post(CASES + number + "/commands/" + command).header("If-Match", "\"" + version + "\""), body).andExpect(status().isOk());
    }

    private void becomes(String id, String state) {
        await().atMost(Duration.ofSeconds(10)).until(() -> jdbc.sql("select case_state from demands.demand where id = :id::uuid").param("id", id).query(String.class).single().equals(state));
    }

    private List<String> steps(Actor actor, String id) throws Exception {
        return read(actor, "/api/work/tasks?size=100&box=claimable").path("items").valueStream().filter(task -> task.path("ref").asString().equals(id))
                .map(task -> task.path("step").path("name").path("zh").asString()).toList();
    }

    @Test
    void from_the_catalogue_to_a_contract_in_force() throws Exception {
        String id = begin();
        assertThat(begin()).as("what is begun is gone on with").isEqualTo(id);
        act(editor, id, "hand-in", "").andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[*].pointer", hasItems("/form/legalBasis", "/form/items")));
        fill(id, Map.of("items", List.of(Map.of("name", "工资")), "shareMode", "FILE", "validTo", "2026-04-01", "resourceName", "别的资源"));
        assertThat(read(editor, DEMANDS + "/" + id + "/draft").path("form").path("resourceName").asString()).isEqualTo(entry.content().name());
        act(editor, id, "hand-in", "").andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].pointer", containsInAnyOrder("/form/items/0/name", "/form/shareMode", "/form/validTo")));
        fill(id, Map.of("shareMode", "API", "validFrom", "2026-05-01", "validTo", "2027-04-30"));
        http.perform(get(DEMANDS + "/" + id).with(as(supplier))).andExpect(status().isNotFound());
        read(act(editor, id, "hand-in", ""));
        assertThat(steps(head, id)).containsExactly("本单位审核");
        act(editor, id, "approve", "").andExpect(status().isForbidden());
        Actor.Official both = new Actor.Official(editor.accountId(), editor.name(), editor.postId(), editor.postTitle(), editor.organ(), editor.organName(), editor.region(), null, head.grants());
        act(both, id, "approve", "").andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("demand-same-person"));
        read(act(head, id, "return", "请写明系统等级"));
        assertThat(steps(editor, id)).containsExactly("退回修改");
        read(act(editor, id, "hand-in", ""));
        JsonNode handed = read(act(head, id, "approve", ""));
        String number = handed.path("number").asString();
        assertThat(handed.path("progress").path("applicantName").asString()).isEqualTo(asker.name());
        assertThat(jdbc.sql("select due from demands.demand where id = :id::uuid").param("id", id).query(String.class).single()).as("ten working days from receipt").isEqualTo("2026-05-07");
        read(supplier, DEMANDS + "?side=RECEIVED&q=" + number).path("items").forEach(row -> assertThat(row.path("id").asString()).isEqualTo(id));
        assertThat(read(supplier, DEMANDS + "/" + id + "/journal").size()).as("what the asking organ did before is its own affair").isEqualTo(1);
        handle(handler, number, "accept", Map.of());
        handle(handler, number, "pass", Map.of("opinion", "为履行职责所必需"));
        JsonNode terms = read(supplier, DEMANDS + "/" + id).path("terms");
        assertThat(terms.path("fields").valueStream().map(field -> field.path("field").asString() + " " + field.path("masking").asString()).toList()).containsExactly("XM PLAIN", "SFZH ID_NUMBER", "ZT PLAIN");
        ObjectNode wider = (ObjectNode) terms.deepCopy();
        wider.withArray("fields").addObject().put("field", "SJH").put("masking", "PLAIN");
        saveTerms(id, wider).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[*].pointer", contains("/terms/fields/3/field")));
        ObjectNode narrower = ((ObjectNode) terms.deepCopy()).put("perDay", 500);
        read(saveTerms(id, narrower));
        act(supplier, id, "conclude", "").andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("demand-act-not-possible"));
        handle(handler, number, "grant", Map.of("opinion", "同意共享"));
        becomes(id, "DECIDED_GRANTED");
        assertThat(steps(supplier, id)).containsExactly("拟订共享约定");
        String contract = read(act(supplier, id, "conclude", "")).path("contract").asString();
        JsonNode concluded = read(supplier, "/api/work/contracts/" + contract);
        assertThat(concluded.path("state").asString()).isEqualTo("DRAFT");
        assertThat(concluded.path("demand").asString()).isEqualTo(number);
        assertThat(concluded.path("terms").path("perDay").asInt()).isEqualTo(500);
        assertThat(read(act(supplier, id, "supply", "")).path("possible").size()).as("who supplied sees it done").isZero();
        assertThat(read(supplier, "/api/work/contracts/" + contract).path("state").asString()).isEqualTo("ACTIVE");
        becomes(id, "DELIVERED");
        assertThat(read(editor, DEMANDS + "/" + id).path("possible").size()).isZero();
        assertThat(read(editor, DEMANDS + "/" + id + "/journal").valueStream().map(entry -> entry.path("act").asString()).toList())
                .containsExactly("SUPPLY", "CONCLUDE", "TERMS", "APPROVE", "HAND_IN", "RETURN", "HAND_IN", "OPEN");
        Actor.Official stranger = of(new SharedResources(context).organ("education"), "demand.read", "demand.terms", "resource.read");
        http.perform(get(DEMANDS + "/" + id).with(as(stranger))).andExpect(status().isNotFound());
        http.perform(get(DEMANDS + "?q=" + number).with(as(stranger))).andExpect(jsonPath("$.total").value(0));
    }

    private ResultActions saveTerms(String id, JsonNode terms) throws Exception {
        int version = jdbc.sql("select version from demands.demand where id = :id::uuid").param("id", id).query(Integer.class).single();
        return send(supplier, put(DEMANDS + "/" + id + "/terms").header("If-Match", "\"" + version + "\""), terms);
    }

    @Test
    void what_is_incomplete_is_corrected_and_counted_from_then() throws Exception {
        String id = begin();
        String number = handedIn(id);
        handle(handler, number, "request-correction", Map.of("items", List.of(Map.of("target", "/form/purpose", "reason", "请写明用在哪个环节"))));
        becomes(id, "CORRECTION");
        assertThat(steps(editor, id)).containsExactly("补正");
        clock.set(Instant.parse("2026-04-22T01:30:00Z"));
        JsonNode now = read(editor, DEMANDS + "/" + id);
        ObjectNode form = ((ObjectNode) now.path("progress").path("form").deepCopy()).put("purpose", "受理环节核对申请人的参保情况");
        read(send(editor, post(DEMANDS + "/" + id + "/correct").header("If-Match", "\"" + now.path("progress").path("version").asLong() + "\""), Map.of("form", form)));
        becomes(id, "RECEIVED");
        handle(handler, number, "accept", Map.of());
        becomes(id, "ACCEPTED");
        assertThat(jdbc.sql("select due from demands.demand where id = :id::uuid").param("id", id).query(String.class).single()).as("counted from the day it was complete").isEqualTo("2026-05-09");
        assertThat(read(supplier, DEMANDS + "/" + id).path("terms").path("purpose").asString()).startsWith("受理环节");
    }

    @Test
    void an_extension_needs_the_consent_of_the_data_authority() throws Exception {
        String id = begin();
        String number = handedIn(id);
        handle(handler, number, "accept", Map.of());
        handle(handler, number, "request-extension", Map.of("reason", "需要和省级平台核对数据范围", "days", 10));
        Organ authority = organs.findByDutyAndRegion("data-administration", RegionCode.of("411525"), List.of(4)).getFirst();
        Actor.Official ownHead = of(provider, "case.read", "case.approve-extension");
        Actor.Official other = of(authority, "case.read", "case.approve-extension");
        long version = read(handler, CASES + number).path("version").asLong();
        send(ownHead, post(CASES + number + "/commands/approve-extension").header("If-Match", "\"" + version + "\""), Map.of()).andExpect(status().isForbidden());
        assertThat(steps(other, id)).containsExactly("延期审批");
        handle(other, number, "approve-extension", Map.of("opinion", "同意延长"));
        becomes(id, "ACCEPTED");
        await().atMost(Duration.ofSeconds(10)).until(() -> jdbc.sql("select due from demands.demand where id = :id::uuid").param("id", id).query(String.class).single().equals("2026-05-20"));
    }

    @Test
    void a_refusal_has_its_reason_and_nothing_is_concluded() throws Exception {
        String id = begin();
        String number = handedIn(id);
        handle(handler, number, "accept", Map.of());
        handle(handler, number, "pass", Map.of());
        long version = read(handler, CASES + number).path("version").asLong();
        send(handler, post(CASES + number + "/commands/refuse").header("If-Match", "\"" + version + "\""), Map.of("basis", "《政务数据共享条例》第二十一条")).andExpect(status().isUnprocessableContent());
        handle(handler, number, "refuse", Map.of("reason", "申请的数据超出履行职责的需要", "basis", "《政务数据共享条例》第二十一条"));
        becomes(id, "DECIDED_REFUSED");
        act(supplier, id, "conclude", "").andExpect(status().isConflict());
        JsonNode seen = read(editor, DEMANDS + "/" + id);
        assertThat(seen.path("progress").path("decision").path("reason").asString()).isEqualTo("申请的数据超出履行职责的需要");
    }

    @Test
    void only_organs_ask_for_data_and_never_for_their_own() throws Exception {
        Actor.Official own = of(provider, "resource.read", "demand.read", "demand.make");
        send(own, post(DEMANDS), Map.of("resource", entry.id())).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("resource-own"));
        send(of(asker, "resource.read", "demand.read"), post(DEMANDS), Map.of("resource", entry.id())).andExpect(status().isForbidden());
        send(editor, post(DEMANDS), Map.of("resource", UUID.randomUUID())).andExpect(status().isNotFound());
        String id = begin();
        String matter = jdbc.sql("select matter_code from demands.demand where id = :id::uuid").param("id", id).query(String.class).single();
        Actor.Applicant citizen = luoshu.testing.Actors.citizen(UUID.randomUUID(), "张伟", 4);
        send(citizen, post("/api/portal/drafts"), Map.of("matterCode", matter)).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("not-for-this-applicant"));
        http.perform(get("/api/public/matters?q=政务数据共享申请")).andExpect(jsonPath("$.page.items[*].slug", not(hasItem("data-sharing-conditional"))));
        read(act(editor, id, "discard", ""));
        assertThat(begin()).isNotEqualTo(id);
    }
}
