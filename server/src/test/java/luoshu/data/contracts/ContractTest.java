package luoshu.data.contracts;

import static luoshu.data.contracts.SharedResources.of;
import static luoshu.testing.Actors.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.data.catalog.ResourceView;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.organs.Organ;
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
import tools.jackson.databind.json.JsonMapper;

/** Contracts over HTTP, and what the gateway sees of them. */
@ServerTest
class ContractTest {

    private static final String CONTRACTS = "/api/work/contracts";
    @Autowired MockMvc http;
    @Autowired JsonMapper json;
    @Autowired JdbcClient jdbc;
    @Autowired Access access;
    @Autowired Contracts contracts;
    @Autowired ActiveContracts active;
    @Autowired TestClock clock;
    @Autowired ApplicationContext context;
    private SharedResources world;
    private Organ provider;
    private Organ asker;
    private ResourceView entry;

    @BeforeEach
    void resource() {
        world = new SharedResources(context);
        provider = world.organ("human-resources");
        asker = world.organ("civil-affairs");
        entry = world.published(provider, "参保人员 " + UUID.randomUUID());
    }

    private ResultActions send(Actor actor, MockHttpServletRequestBuilder request, Object body) throws Exception {
        return http.perform(request.with(as(actor)).header("Idempotency-Key", UUID.randomUUID()).contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body)));
    }

    private ResultActions act(Actor actor, String number, int version, String act, String reason) throws Exception {
        MockHttpServletRequestBuilder request = post(CONTRACTS + "/" + number + "/" + act).header("If-Match", "\"" + version + "\"");
        return act.equals("activate") ? http.perform(request.with(as(actor)).header("Idempotency-Key", UUID.randomUUID())) : send(actor, request, Map.of("reason", reason));
    }

    private NewContract contract(List<ContractField> fields) {
        return new NewContract(entry.id(), entry.edition(), asker.code().value(), null, SharedResources.terms(fields));
    }

    @Test
    void a_contract_is_drafted_activated_suspended_resumed_and_ended_by_whom_it_concerns() throws Exception {
        Actor.Official head = of(provider, "contract.read", "contract.manage", "resource.read");
        Actor.Official reader = of(asker, "contract.read");
        Actor.Official user = of(asker, "contract.read", "contract.manage");
        Actor.Official stranger = of(world.organ("education"), "contract.read", "contract.manage");
        send(reader, post(CONTRACTS), contract(List.of(new ContractField("ZT", Masking.PLAIN)))).andExpect(status().isForbidden());
        send(user, post(CONTRACTS), contract(List.of(new ContractField("ZT", Masking.PLAIN)))).andExpect(status().isForbidden());
        String made = send(head, post(CONTRACTS), contract(List.of(new ContractField("ZT", Masking.PLAIN), new ContractField("XM", Masking.NAME)))).andExpect(status().isOk()).andExpect(jsonPath("$.state").value("DRAFT"))
                .andExpect(jsonPath("$.onwardUse").value(false)).andExpect(jsonPath("$.items[1].name").value("姓名")).andExpect(jsonPath("$.items[1].personal").value(true))
                .andExpect(jsonPath("$.possible", containsInAnyOrder("ACTIVATE", "END"))).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        String number = json.readTree(made).path("number").asString();
        assertThat(number).matches("GX20260420[0-9]{6,}");
        http.perform(get(CONTRACTS + "/" + number).with(as(stranger))).andExpect(status().isNotFound());
        act(stranger, number, 1, "suspend", "不是我们的").andExpect(status().isNotFound());
        act(user, number, 1, "activate", "").andExpect(status().isForbidden());
        act(head, number, 7, "activate", "").andExpect(status().isPreconditionFailed());
        act(head, number, 1, "suspend", "还没有生效").andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("contract-act-not-possible"));
        act(head, number, 1, "activate", "").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("ACTIVE"));
        http.perform(get(CONTRACTS + "?role=ASKER&q=" + number).with(as(reader))).andExpect(jsonPath("$.items[*].number", contains(number)));
        http.perform(get(CONTRACTS + "?role=PROVIDER&q=" + number).with(as(reader))).andExpect(jsonPath("$.total").value(0));
        http.perform(get(CONTRACTS + "?q=" + number).with(as(stranger))).andExpect(jsonPath("$.total").value(0));
        act(user, number, 2, "suspend", "对方不能停").andExpect(status().isForbidden());
        act(head, number, 2, "suspend", " ").andExpect(status().isUnprocessableContent());
        act(head, number, 2, "suspend", "用于约定以外的事项").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("SUSPENDED")).andExpect(jsonPath("$.reason").value("用于约定以外的事项"));
        act(head, number, 3, "resume", "已经整改").andExpect(status().isOk());
        act(user, number, 4, "end", "业务停办").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("ENDED")).andExpect(jsonPath("$.possible").isEmpty());
        act(head, number, 5, "resume", "再开").andExpect(status().isConflict());
        http.perform(get(CONTRACTS + "/" + number + "/journal").with(as(reader))).andExpect(jsonPath("$[*].act", contains("END", "RESUME", "SUSPEND", "ACTIVATE", "CONCLUDE")))
                .andExpect(jsonPath("$[2].reason").value("用于约定以外的事项"));
        assertThat(jdbc.sql("select count(*) from ledger.act where subject = :subject").param("subject", "contract:" + number).query(Integer.class).single()).isEqualTo(4);
    }

    @Test
    void everything_wrong_with_the_terms_is_said_at_once() throws Exception {
        Actor.Official head = of(provider, "contract.read", "contract.manage", "resource.read");
        ContractTerms good = SharedResources.terms(List.of());
        ContractTerms bad = new ContractTerms(" ", "x", List.of("12"), List.of(new ContractField("ZT", Masking.PLAIN), new ContractField("ZT", Masking.PLAIN), new ContractField("GZ", Masking.PLAIN)),
                new RowCondition("SFZ", ""), luoshu.data.catalog.ShareMode.FILE, 0, 1, 20_000, good.until(), good.from(), 100_000);
        send(head, post(CONTRACTS), new NewContract(entry.id(), 9, provider.code().value(), "a/b", bad)).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[*].pointer",
                containsInAnyOrder("/edition", "/asker", "/demand", "/terms/purpose", "/terms/matters/0", "/terms/fields/1/field", "/terms/fields/2/field", "/terms/condition/field", "/terms/condition/prefix", "/terms/mode",
                        "/terms/perMinute", "/terms/rows", "/terms/until", "/terms/cacheSeconds")));
        send(head, post(CONTRACTS), contract(List.of(new ContractField("ZT", Masking.OMITTED)))).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[*].pointer", hasItem("/terms/fields")));
        send(head, post(CONTRACTS), new NewContract(UUID.randomUUID(), 1, asker.code().value(), null, good)).andExpect(status().isNotFound());
    }

    @Test
    void a_demand_concludes_in_its_own_transaction_and_finds_its_contracts() {
        Contract made = access.as(of(provider, "case.decide"), () -> contracts.conclude(new NewContract(entry.id(), entry.edition(), asker.code().value(), "DEMAND-1-" + entry.id(),
                SharedResources.terms(List.of(new ContractField("ZT", Masking.PLAIN))))));
        assertThat(contracts.ofDemand("DEMAND-1-" + entry.id())).extracting(Contract::number, Contract::state).containsExactly(org.assertj.core.groups.Tuple.tuple(made.number(), ContractState.DRAFT));
        assertThat(contracts.ofResource(entry.id())).extracting(Contract::number).containsExactly(made.number());
    }

    @Test
    void what_is_suspended_is_seen_within_a_second_also_when_another_node_did_it() {
        Contract made = world.inUse(entry, asker);
        assertThat(active.find(made.number())).get().extracting(Contract::state).isEqualTo(ContractState.ACTIVE);
        assertThat(active.find("GX20200101000000")).isEmpty();
        jdbc.sql("update contracts.contract set state = 'SUSPENDED' where number = :number").param("number", made.number()).update();
        jdbc.sql("update contracts.change set number = number + 1").update();
        Instant then = Instant.now();
        await().atMost(Duration.ofSeconds(2)).pollInterval(Duration.ofMillis(20)).until(() -> active.find(made.number()).orElseThrow().state() == ContractState.SUSPENDED);
        assertThat(Duration.between(then, Instant.now())).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void values_leave_masked_hashed_or_not_at_all() {
        Contract made = world.inUse(entry, asker, SharedResources.terms(List.of(new ContractField("XM", Masking.NAME), new ContractField("SFZH", Masking.HASHED), new ContractField("SJH", Masking.MOBILE),
                new ContractField("DZ", Masking.OMITTED), new ContractField("ZT", Masking.PLAIN))));
        Contract other = world.inUse(entry, asker, SharedResources.terms(List.of(new ContractField("SFZH", Masking.HASHED))));
        assertThat(made.items().stream().map(item -> active.masked(made, item, "13800001234").orElse("-")).toList())
                .containsExactly("1**********", active.masked(made, made.item("SFZH").orElseThrow(), "13800001234").orElseThrow(), "138****1234", "-", "13800001234");
        String hashed = active.masked(made, made.item("SFZH").orElseThrow(), "x").orElseThrow();
        assertThat(hashed).hasSize(64).isNotEqualTo(active.masked(other, other.items().getFirst(), "x").orElseThrow());
        assertThat(made.item("QH")).isEmpty();
        assertThat(Masking.ADDRESS.of("河南省信阳市新县京九路1号")).isEqualTo("河南省信阳市*******");
        assertThat(Masking.ID_NUMBER.of("1234")).isEqualTo("****");
        assertThat(Masking.ACCOUNT.of("6222021702003456789")).endsWith("*6789").doesNotContain("6222");
    }

    @Test
    void a_contract_rests_without_its_resource_and_ends_with_its_period() {
        Contract made = world.inUse(entry, asker);
        Contract other = world.inUse(world.published(provider, "另一资源 " + UUID.randomUUID()), asker);
        world.withdraw(entry, provider);
        await().atMost(Duration.ofSeconds(40)).until(() -> active.find(made.number()).orElseThrow().state() == ContractState.SUSPENDED);
        assertThat(active.find(made.number()).orElseThrow().reason()).isEqualTo("数据资源已经撤销");
        assertThat(active.find(other.number()).orElseThrow().state()).isEqualTo(ContractState.ACTIVE);
        clock.advance(Duration.ofDays(300));
        await().atMost(Duration.ofSeconds(40)).until(() -> active.find(other.number()).orElseThrow().state() == ContractState.ENDED && active.find(made.number()).orElseThrow().state() == ContractState.ENDED);
        assertThat(active.find(other.number()).orElseThrow().reason()).isEqualTo("期限届满");
    }
}
