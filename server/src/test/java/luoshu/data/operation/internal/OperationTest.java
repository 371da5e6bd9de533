package luoshu.data.operation.internal;

import static luoshu.data.contracts.SharedResources.of;
import static luoshu.testing.Actors.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.data.contracts.Contract;
import luoshu.data.gateway.AskingSystem;
import luoshu.data.gateway.ConsumerSystems;
import luoshu.data.gateway.Environment;
import luoshu.data.gateway.GatewayWorld;
import luoshu.data.gateway.UnreliableProvider;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyKind;
import luoshu.kernel.requests.PageRequest;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.signing.Sm3;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Data that an enterprise operates: asked through the gateway, counted from its records, stated, disputed and put right. */
@ServerTest
class OperationTest {

    private static final String OPERATOR = "91350100M000100Y43";
    private static final String PERSON = "411525199001011234";

    @Autowired MockMvc http;
    @Autowired JsonMapper json;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired Access access;
    @Autowired Parties parties;
    @Autowired ConsumerSystems systems;
    @Autowired ApplicationContext context;
    private UnreliableProvider server;
    private GatewayWorld world;
    private Organ organ;
    private Contract contract;
    private AskingSystem system;
    private UUID systemId;
    private Actor.Official editor;
    private Actor.Official head;
    private Actor.Official register;

    @BeforeEach
    void world() {
        server = new UnreliableProvider();
        world = new GatewayWorld(context, server, 1_000);
        organ = world.resources.organ("civil-affairs");
        contract = world.contract();
        system = world.system(Environment.LIVE);
        systemId = access.as(of(organ, "gateway.system"), () -> systems.list(null, new PageRequest(0, 100))).items().stream().filter(one -> one.keys().stream().anyMatch(key -> key.id().equals(system.keyId()))).findFirst()
                .orElseThrow().id();
        access.asPlatform("test", () -> parties.registerAtWindow("豫数运营有限公司", new CreditCode(OPERATOR), PartyKind.ENTERPRISE));
        editor = of(organ, "operation.read", "operation.edit");
        head = of(organ, "operation.read", "operation.approve");
        register = of(world.resources.organ("human-resources"), "operation.read", "operation.register");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private ResultActions call(Actor actor, MockHttpServletRequestBuilder request, Object body, Integer version) throws Exception {
        request.with(as(actor)).header("Idempotency-Key", UUID.randomUUID()).contentType(MediaType.APPLICATION_JSON).content(body == null ? "{}" : json.writeValueAsString(body));
        return http.perform(version == null ? request : request.header("If-Match", "\"" + version + "\""));
    }

    private ResultActions send(Actor actor, String path, Object body) throws Exception {
        return call(actor, post(path), body, null);
    }

    private ResultActions send(Actor actor, String path, Object body, int version) throws Exception {
        return call(actor, post(path), body, version);
    }

    private JsonNode seen(Actor actor, String path) throws Exception {
        return read(http.perform(get(path).with(as(actor))));
    }

    private JsonNode read(ResultActions answer) throws Exception {
        String body = answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(answer.andReturn().getResponse().getStatus()).as(body).isEqualTo(200);
        return json.readTree(body);
    }

    private static void refused(ResultActions answer, String code) throws Exception {
        answer.andExpect(status().isConflict()).andExpect(jsonPath("$.code").value(code));
    }

    private Map<String, Object> draft(String unit, long fen, int per, long cap) {
        Map<String, Object> draft = new HashMap<>();
        draft.put("name", "参保信息核验服务 " + UUID.randomUUID());
        draft.put("operator", OPERATOR);
        draft.put("purpose", "面向金融机构提供参保状态核验");
        draft.put("scenarios", List.of("信贷核验"));
        draft.put("from", "2026-04-20");
        draft.put("until", "2026-12-31");
        draft.put("priceKind", "INDUSTRY");
        draft.put("priceBasis", "豫发改价管〔2026〕1号（示范）");
        draft.put("revenueCap", cap);
        draft.put("safety", "原始数据不出域");
        draft.put("withdrawal", "终止后三日内删除");
        draft.put("systems", List.of(systemId));
        draft.put("operated", List.of(Map.of("contract", contract.number(), "price", Map.of("unit", unit, "fen", fen, "per", per, "ceiling", fen + 5))));
        return draft;
    }

    private String registered() throws Exception {
        return read(send(register, "/api/work/operation-assets", Map.of("resource", world.entry.id(), "kind", "RESOURCE", "name", "参保人员数据", "description", "本市参保人员"))).path("number").asString();
    }

    /** In force since today. */
    private String inForce(String unit, long fen, int per, long cap) throws Exception {
        registered();
        String number = read(send(editor, "/api/work/operations", draft(unit, fen, per, cap))).path("number").asString();
        read(send(head, path(number) + "/conclude", null, 1));
        read(send(head, path(number) + "/begin", null, 2));
        return number;
    }

    private static String path(String number) {
        return "/api/work/operations/" + number;
    }

    private int ask() throws Exception {
        return world.ask(system, contract, PERSON, clock.instant());
    }

    private void at(String instant) {
        clock.set(Instant.parse(instant));
    }

    @Test
    void an_agreement_is_concluded_by_another_and_opens_the_gateway_while_it_is_in_force() throws Exception {
        assertThat(ask()).isEqualTo(200);
        JsonNode made = read(send(editor, "/api/work/operations", draft("CALL", 5, 1, 100_000)));
        String number = made.path("number").asString();
        assertThat(made.path("state").asString()).isEqualTo("DRAFT");
        assertThat(made.path("editable").asBoolean()).isTrue();
        assertThat(made.path("possible")).extracting(JsonNode::asString).containsExactly("END");
        refused(send(head, path(number) + "/conclude", null, 1), "operation-not-registered");
        registered();
        Actor.Official both = new Actor.Official(editor.accountId(), editor.name(), editor.postId(), editor.postTitle(), editor.organ(), editor.organName(), editor.region(), null, of(organ, "operation.read", "operation.edit", "operation.approve").grants());
        refused(send(both, path(number) + "/conclude", null, 1), "operation-own-draft");
        send(editor, path(number) + "/conclude", null, 1).andExpect(status().isForbidden());
        send(head, path(number) + "/conclude", null, 7).andExpect(status().isPreconditionFailed());
        assertThat(read(send(head, path(number) + "/conclude", null, 1)).path("state").asString()).isEqualTo("AGREED");
        assertThat(ask()).as("concluded, not begun").isEqualTo(403);
        call(editor, put(path(number)), draft("CALL", 4, 1, 100_000), 2).andExpect(status().isConflict());
        read(send(head, path(number) + "/begin", null, 2));
        assertThat(ask()).isEqualTo(200);
        send(head, path(number) + "/suspend", Map.of("reason", " "), 3).andExpect(status().isUnprocessableContent());
        read(send(head, path(number) + "/suspend", Map.of("reason", "安全检查"), 3));
        assertThat(ask()).isEqualTo(403);
        read(send(head, path(number) + "/resume", Map.of("reason", "整改完成"), 4));
        assertThat(ask()).isEqualTo(200);
        JsonNode ended = read(send(head, path(number) + "/end", Map.of("reason", "运营机构退出"), 5));
        assertThat(ended.path("possible")).isEmpty();
        assertThat(ask()).isEqualTo(403);
        assertThat(seen(head, path(number) + "/journal")).extracting(entry -> entry.path("act").asString()).containsExactly("END", "RESUME", "SUSPEND", "BEGIN", "CONCLUDE");
        assertThat(jdbc.sql("select count(*) from ledger.act where subject = :s").param("s", "operation:" + number).query(Integer.class).single()).isEqualTo(5);
    }

    @Test
    void a_system_asks_under_one_agreement_and_everything_wrong_is_said_at_once() throws Exception {
        String first = inForce("CALL", 5, 1, 100_000);
        String second = read(send(editor, "/api/work/operations", draft("CALL", 5, 1, 100_000))).path("number").asString();
        refused(send(head, path(second) + "/conclude", null, 1), "operation-system-taken");
        read(send(head, path(first) + "/end", Map.of("reason", "更换"), 3));
        read(send(head, path(second) + "/conclude", null, 1));
        Map<String, Object> wrong = draft("CALL", 9, 0, 0);
        wrong.putAll(Map.of("name", " ", "operator", "91350100M000100Y44", "until", "2031-04-20", "priceBasis", "", "scenarios", List.of(), "systems", List.of(UUID.randomUUID()),
                "operated", List.of(Map.of("contract", "GX1", "price", Map.of("unit", "CALL", "fen", 9, "per", 0, "ceiling", 8)))));
        send(editor, "/api/work/operations", wrong).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[*].pointer",
                containsInAnyOrder("/name", "/operator", "/until", "/priceBasis", "/revenueCap", "/scenarios", "/systems/0", "/operated/0/contract", "/operated/0/price/per", "/operated/0/price/ceiling")));
        wrong.putAll(draft("CALL", 9, 1, 100));
        wrong.put("priceKind", "PUBLIC");
        send(editor, "/api/work/operations", wrong).andExpect(jsonPath("$.errors[*].pointer", containsInAnyOrder("/revenueCap", "/operated/0/price/fen")));
    }

    @Test
    void what_other_organs_agree_on_does_not_exist() throws Exception {
        String number = inForce("CALL", 5, 1, 100_000);
        Actor.Official stranger = of(world.resources.organ("education"), "operation.read", "operation.edit", "operation.approve", "operation.register");
        for (String part : List.of("", "/journal", "/statements", "/disputes", "/days?from=2026-04-01&until=2026-04-30")) {
            http.perform(get(path(number) + part).with(as(stranger))).andExpect(status().isNotFound());
        }
        send(stranger, path(number) + "/suspend", Map.of("reason", "x"), 3).andExpect(status().isNotFound());
        send(stranger, path(number) + "/statements", Map.of("month", "2026-04-01")).andExpect(status().isNotFound());
        assertThat(seen(stranger, "/api/work/operations?q=" + number).path("total").asInt()).isZero();
        assertThat(seen(editor, "/api/work/operations?q=" + number).path("total").asInt()).isEqualTo(1);
        send(stranger, "/api/work/operation-assets", Map.of("resource", world.entry.id(), "kind", "PRODUCT", "name", "x", "description", "x")).andExpect(status().isForbidden());
        Map<String, Object> theirs = draft("CALL", 5, 1, 100);
        send(stranger, "/api/work/operations", theirs).andExpect(jsonPath("$.errors[*].pointer", containsInAnyOrder("/systems/0", "/operated/0/contract")));
    }

    @Test
    void a_day_is_counted_from_the_records_of_use_and_faults_are_not_charged() throws Exception {
        assertThat(ask()).as("before the agreement").isEqualTo(200);
        at("2026-04-20T02:00:00Z");
        String number = inForce("ROW", 1, 10, 100_000);
        assertThat(ask()).isEqualTo(200);
        assertThat(ask()).isEqualTo(200);
        server.mood = UnreliableProvider.Mood.FAILS;
        assertThat(ask()).isGreaterThanOrEqualTo(500);
        server.mood = UnreliableProvider.Mood.WELL;
        assertThat(world.ask(world.system(Environment.LIVE), contract, PERSON, clock.instant())).as("a system of the organ itself").isEqualTo(200);
        refused(send(editor, path(number) + "/days", Map.of("day", "2026-04-20")), "operation-day-not-over");
        at("2026-04-20T16:00:30Z");
        OperationUpkeep upkeep = context.getAutowireCapableBeanFactory().createBean(OperationUpkeep.class);
        upkeep.meter();
        assertThat(seen(editor, path(number) + "/days?from=2026-04-01&until=2026-04-30")).as("calls may still be under way").isEmpty();
        at("2026-04-21T01:00:00Z");
        upkeep.meter();
        upkeep.meter();
        JsonNode day = seen(editor, path(number) + "/days?from=2026-04-01&until=2026-04-30").path(0);
        assertThat(day.path("day").asString()).isEqualTo("2026-04-20");
        assertThat(List.of(day.path("calls").asInt(), day.path("charged").asInt(), day.path("rows").asInt(), day.path("providerFaults").asInt(), day.path("platformFaults").asInt(), day.path("counted").asInt()))
                .containsExactly(3, 2, 6, 1, 0, 1);
        String lines = String.join("", jdbc.sql("select u.id || ' ' || a.rows || E'\\n' from gateway.use u join gateway.answer a on a.use = u.id where u.contract = :c and u.system = :s and a.code = 'ok' order by u.id")
                .param("c", contract.number()).param("s", systemId).query(String.class).list().stream().skip(1).toList());
        assertThat(day.path("digest").asString()).isEqualTo(HexFormat.of().formatHex(Sm3.digest(lines.getBytes(StandardCharsets.US_ASCII))));
        JsonNode again = read(send(editor, path(number) + "/days", Map.of("day", "2026-04-20"))).path(0);
        assertThat(again.path("digest")).isEqualTo(day.path("digest"));
        assertThat(again.path("counted").asInt()).isEqualTo(2);
        refused(send(editor, path(number) + "/days", Map.of("day", "2026-04-19")), "operation-day-outside");
        send(head, path(number) + "/days", Map.of("day", "2026-04-20")).andExpect(status().isForbidden());
    }

    @Test
    void a_month_is_stated_confirmed_by_another_and_never_changed() throws Exception {
        String number = inForce("CALL", 50, 1, 120);
        ask();
        ask();
        ask();
        refused(send(editor, path(number) + "/statements", Map.of("month", "2026-04-30")), "operation-month-not-over");
        at("2026-05-06T01:00:00Z");
        refused(send(editor, path(number) + "/statements", Map.of("month", "2026-03-01")), "operation-month-outside");
        JsonNode statement = read(send(editor, path(number) + "/statements", Map.of("month", "2026-04-01")));
        String stated = statement.path("number").asString();
        assertThat(List.of(statement.path("lines").path(0).path("quantity").asLong(), statement.path("total").asLong(), statement.path("due").asLong())).as("cut to the year's permitted revenue").containsExactly(3L, 150L, 120L);
        refused(send(editor, path(number) + "/statements", Map.of("month", "2026-04-01")), "operation-month-stated");
        refused(send(editor, path(number) + "/days", Map.of("day", "2026-04-20")), "operation-day-stated");
        String one = "/api/work/operation-statements/" + stated;
        Map<String, Object> answer = Map.of("answerer", "王经理", "answer", "=核对无误");
        send(editor, one + "/confirm", answer, 1).andExpect(status().isForbidden());
        Actor.Official both = new Actor.Official(editor.accountId(), editor.name(), editor.postId(), editor.postTitle(), editor.organ(), editor.organName(), editor.region(), null, of(organ, "operation.read", "operation.approve").grants());
        refused(send(both, one + "/confirm", answer, 1), "operation-own-statement");
        assertThat(read(send(head, one + "/confirm", answer, 1)).path("state").asString()).isEqualTo("CONFIRMED");
        refused(send(head, one + "/confirm", answer, 2), "operation-statement-confirmed");
        assertThat(catchThrowable(() -> jdbc.sql("update operation.statement set due = 1 where number = :n").param("n", stated).update())).isInstanceOf(DataAccessException.class);
        assertThat(catchThrowable(() -> jdbc.sql("delete from operation.line where statement = :n").param("n", stated).update())).isInstanceOf(DataAccessException.class);
        byte[] file = http.perform(get(one + "/table").with(as(head))).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<String> cells = book.getFirstSheet().read().stream().flatMap(row -> row.stream()).map(cell -> cell == null ? "" : cell.getText()).toList();
            assertThat(cells).contains(stated, "豫数运营有限公司", "'=核对无误", "1.20", contract.number());
        }
        ask();
        at("2026-06-03T01:00:00Z");
        assertThat(read(send(editor, path(number) + "/statements", Map.of("month", "2026-05-01"))).path("due").asLong()).as("nothing of the year's revenue is left").isZero();
    }

    @Test
    void a_dispute_is_answered_with_a_recount_and_put_right_by_a_counter_statement() throws Exception {
        String number = inForce("CALL", 50, 1, 100_000);
        ask();
        ask();
        at("2026-05-06T01:00:00Z");
        String stated = read(send(editor, path(number) + "/statements", Map.of("month", "2026-04-01"))).path("number").asString();
        String one = "/api/work/operation-statements/" + stated;
        Map<String, Object> wrong = Map.of("contract", contract.number(), "statement", stated, "raiser", "王经理", "words", "有一次没有收到结果");
        JsonNode raised = read(send(editor, path(number) + "/disputes", wrong));
        refused(send(editor, path(number) + "/disputes", wrong), "operation-dispute-open");
        assertThat(raised.path("dueOn").asString()).isEqualTo("2026-05-19");
        assertThat(seen(head, one).path("disputed")).hasSize(1);
        refused(send(head, one + "/confirm", Map.of("answerer", "王", "answer", "好"), 1), "operation-statement-disputed");
        String dispute = "/api/work/operation-disputes/" + raised.path("id").asString();
        JsonNode recount = seen(head, dispute + "/recount");
        assertThat(recount.path("same").asBoolean()).isTrue();
        assertThat(recount.path("recounted").asInt()).isEqualTo(2);
        refused(send(head, dispute + "/accept", Map.of("reason", "重新计量"), 1), "operation-recount-same");
        Actor.Official both = new Actor.Official(editor.accountId(), editor.name(), editor.postId(), editor.postTitle(), editor.organ(), editor.organName(), editor.region(), null, of(organ, "operation.read", "operation.approve").grants());
        refused(send(both, dispute + "/refuse", Map.of("reason", "自己答复"), 1), "operation-own-dispute");
        jdbc.sql("delete from gateway.answer where use = (select max(u.id::text)::uuid from gateway.use u where u.contract = :c and u.system = :s)").param("c", contract.number()).param("s", systemId).update();
        assertThat(seen(head, dispute + "/recount").path("same").asBoolean()).isFalse();
        JsonNode accepted = read(send(head, dispute + "/accept", Map.of("reason", "一次没有答复"), 1));
        assertThat(accepted.path("recounted").asInt()).isEqualTo(1);
        JsonNode counter = seen(head, "/api/work/operation-statements/" + accepted.path("counter").asString());
        assertThat(counter.path("kind").asString() + counter.path("corrects").asString()).isEqualTo("COUNTER" + stated);
        assertThat(List.of(counter.path("lines").path(0).path("quantity").asLong(), counter.path("due").asLong())).containsExactly(-1L, -50L);
        assertThat(seen(head, one).path("due").asLong()).as("the statement itself stands").isEqualTo(100);
        refused(send(head, dispute + "/refuse", Map.of("reason", "再答复"), 2), "operation-dispute-answered");
        read(send(head, one + "/confirm", Map.of("answerer", "王经理", "answer", "与冲正一并确认"), 1));
        JsonNode second = read(send(editor, path(number) + "/disputes", wrong));
        assertThat(second.path("stated").asLong()).as("as the counter-statement left it").isEqualTo(1);
        JsonNode refusal = read(send(head, "/api/work/operation-disputes/" + second.path("id").asString() + "/refuse", Map.of("reason", "已经冲正"), 1));
        assertThat(refusal.path("state").asString()).isEqualTo("REFUSED");
        at("2026-06-06T01:00:00Z");
        refused(send(editor, path(number) + "/disputes", wrong), "operation-dispute-too-late");
    }

    @Test
    void a_day_that_is_in_no_statement_is_counted_again_when_it_was_wrong() throws Exception {
        String number = inForce("CALL", 50, 1, 100_000);
        ask();
        at("2026-04-21T01:00:00Z");
        read(send(editor, path(number) + "/days", Map.of("day", "2026-04-20")));
        jdbc.sql("update operation.day set charged = 9, digest = 'x' where agreement = :n").param("n", number).update();
        JsonNode raised = read(send(editor, path(number) + "/disputes", Map.of("contract", contract.number(), "day", "2026-04-20", "raiser", "王经理", "words", "只调用了一次")));
        String dispute = "/api/work/operation-disputes/" + raised.path("id").asString();
        JsonNode recount = seen(head, dispute + "/recount");
        assertThat(List.of(recount.path("stated").asInt(), recount.path("recounted").asInt())).containsExactly(9, 1);
        at("2026-05-06T01:00:00Z");
        refused(send(editor, path(number) + "/statements", Map.of("month", "2026-04-01")), "operation-day-disputed");
        read(send(head, dispute + "/accept", Map.of("reason", "重新计量"), 1));
        assertThat(read(send(editor, path(number) + "/statements", Map.of("month", "2026-04-01"))).path("total").asLong()).isEqualTo(50);
    }

    @Test
    void the_register_keeps_every_edition_and_what_is_operated_is_not_cancelled() throws Exception {
        String asset = registered();
        String one = "/api/work/operation-assets/" + asset;
        refused(send(register, "/api/work/operation-assets", Map.of("resource", world.entry.id(), "kind", "RESOURCE", "name", "又一次", "description", "x")), "asset-registered");
        read(send(register, "/api/work/operation-assets", Map.of("resource", world.entry.id(), "kind", "PRODUCT", "name", "参保核验接口", "description", "核验服务")));
        read(send(register, one + "/amend", Map.of("act", "CORRECTION", "name", "参保人员数据", "description", "本市在保人员", "reason", "范围写错"), 1));
        send(register, one + "/amend", Map.of("act", "CHANGE", "name", "a", "description", "b", "reason", "c"), 1).andExpect(status().isPreconditionFailed());
        send(register, one + "/amend", Map.of("act", "CANCELLATION", "name", "a", "description", "b", "reason", "c"), 2).andExpect(status().isUnprocessableContent());
        JsonNode seen = seen(of(world.resources.organ("education"), "operation.read"), one);
        assertThat(seen.path("history")).extracting(entry -> entry.path("act").asString()).containsExactly("CORRECTION", "FIRST");
        assertThat(seen.path("manageable").asBoolean()).isFalse();
        String number = read(send(editor, "/api/work/operations", draft("CALL", 5, 1, 100_000))).path("number").asString();
        read(send(head, path(number) + "/conclude", null, 1));
        refused(send(register, one + "/cancel", Map.of("reason", "停用"), 2), "asset-operated");
        read(send(head, path(number) + "/end", Map.of("reason", "停用"), 2));
        read(send(register, one + "/cancel", Map.of("reason", "停用"), 2));
        refused(send(register, one + "/cancel", Map.of("reason", "停用"), 3), "asset-cancelled");
        http.perform(get("/api/work/operation-assets").param("q", asset).with(as(editor))).andExpect(jsonPath("$.items[*].number", hasItem(asset)));
        registered();
    }

    @Test
    void an_agreement_begins_and_ends_by_itself() throws Exception {
        registered();
        Map<String, Object> later = draft("CALL", 5, 1, 100_000);
        later.put("from", "2026-04-22");
        later.put("until", "2026-04-23");
        String number = read(send(editor, "/api/work/operations", later)).path("number").asString();
        read(send(head, path(number) + "/conclude", null, 1));
        refused(send(head, path(number) + "/begin", null, 2), "operation-not-yet");
        access.asPlatform("test", () -> systems.resume(systemId, "误操作"));
        OperationUpkeep upkeep = context.getAutowireCapableBeanFactory().createBean(OperationUpkeep.class);
        upkeep.look();
        assertThat(ask()).as("resumed past the agreement, closed again").isEqualTo(403);
        at("2026-04-22T01:00:00Z");
        upkeep.look();
        assertThat(seen(head, path(number)).path("state").asString()).isEqualTo("IN_FORCE");
        assertThat(ask()).isEqualTo(200);
        at("2026-04-24T01:00:00Z");
        upkeep.look();
        JsonNode ended = seen(head, path(number));
        assertThat(ended.path("state").asString() + ended.path("reason").asString()).isEqualTo("ENDED期限届满");
        assertThat(ask()).isEqualTo(403);
        assertThat(jdbc.sql("select held from operation.system where agreement = :n").param("n", number).query(Boolean.class).list()).containsExactly(false);
        http.perform(get("/api/work/operations").param("state", "IN_FORCE").param("q", number).with(as(head))).andExpect(jsonPath("$.items[*].number", not(hasItem(number))));
    }
}
