package luoshu.data.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractField;
import luoshu.data.contracts.ContractTerms;
import luoshu.data.contracts.Contracts;
import luoshu.data.contracts.Masking;
import luoshu.data.contracts.RowCondition;
import luoshu.data.contracts.SharedResources;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.NotPermitted;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Refused;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.ledger.internal.OutsideVerifier;
import luoshu.trust.signing.KeyPurpose;
import luoshu.trust.signing.SigningKeys;
import luoshu.trust.signing.Sm2Verifier;
import luoshu.trust.signing.Sm3;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questions to a real server of a department, through the gateway. */
@ServerTest
class GatewayTest {

    @Autowired MockMvc http;
    @Autowired JsonMapper json;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired Access access;
    @Autowired Contracts contracts;
    @Autowired ConsumerSystems systems;
    @Autowired SharedServices services;
    @Autowired Maintenances maintenances;
    @Autowired SigningKeys keys;
    @Autowired Parties parties;
    @Autowired ApplicationContext context;
    private UnreliableProvider server;
    private GatewayWorld world;
    private AskingSystem system;

    @BeforeEach
    void world() {
        server = new UnreliableProvider();
        world = new GatewayWorld(context, server, 1_000);
        system = world.system(Environment.LIVE);
    }

    @AfterEach
    void close() {
        server.close();
    }

    record Reply(int status, JsonNode body, MockHttpServletResponse raw) {
        String code() {
            return body.path("code").asString("");
        }

        String fault() {
            return String.valueOf(raw.getHeader("Luoshu-Fault"));
        }
    }

    private static String path(Contract contract) {
        return "/gateway/v1/" + contract.number() + "/persons/411525199001011234";
    }

    private Reply ask(Contract contract) throws Exception {
        return ask(system, path(contract), system.headers(clock.instant()));
    }

    private Reply ask(AskingSystem by, String path, Map<String, String> headers) throws Exception {
        int at = path.indexOf('?');
        String query = at < 0 ? "" : path.substring(at + 1);
        return send(path, headers, by.signature("GET", at < 0 ? path : path.substring(0, at), query, headers, new byte[0]));
    }

    private Reply send(String path, Map<String, String> headers, String signature) throws Exception {
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.request(HttpMethod.GET, URI.create(path)).header("Luoshu-Signature", signature);
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        int question = path.indexOf('?');
        MockHttpServletResponse answer = http.perform(question < 0 ? request : request.with(one -> {
            one.setQueryString(path.substring(question + 1));
            return one;
        })).andReturn().getResponse();
        return new Reply(answer.getStatus(), json.readTree(answer.getContentAsByteArray()), answer);
    }

    private Reply changed(String header, String value, Contract contract) throws Exception {
        Map<String, String> headers = system.headers(clock.instant());
        headers.put(header, value);
        return ask(system, path(contract), headers);
    }

    @Test
    void an_answer_is_cut_to_the_contract_recorded_and_proven() throws Exception {
        Contract contract = world.contract();
        Map<String, String> headers = system.headers(clock.instant());
        Reply reply = ask(system, path(contract), headers);
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
        assertThat(reply.fault()).isEqualTo("NONE");
        JsonNode rows = reply.body().path("data").path("list");
        assertThat(reply.body().propertyNames()).containsExactly("data");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).propertyNames()).containsExactly("XM", "SFZH", "SJH", "ZT");
        assertThat(rows.get(0).path("XM").asString()).isEqualTo("张*");
        assertThat(rows.get(0).path("SFZH").asString()).matches("[0-9a-f]{64}");
        assertThat(rows.get(0).path("SJH").asString()).isEqualTo("138****1234");
        assertThat(rows.get(0).path("ZT").asString()).isEqualTo("在保");
        assertThat(rows.get(2).path("SFZH").isNull()).isTrue();
        assertThat(rows.get(2).path("SJH").asString()).isEqualTo("137****0000");
        assertThat(reply.raw().getContentAsString(StandardCharsets.UTF_8)).doesNotContain("secret", "9000");
        String question = HexFormat.of().formatHex(Sm3.digest(AskingSystem.text("GET", path(contract), "", headers, new byte[0]).getBytes(StandardCharsets.UTF_8)));
        assertThat(reply.raw().getHeader("Luoshu-Question")).isEqualTo(question);
        proven(reply, contract, question);
        UnreliableProvider.Asked asked = server.asked.getLast();
        assertThat(asked.line()).startsWith("GET /api/persons/411525199001011234 ");
        assertThat(asked.headers()).containsEntry("luoshu-contract", contract.number()).containsEntry("luoshu-case", "411525-2026-000123").containsEntry("luoshu-question", question).containsKey("luoshu-signature");
        Map<String, Object> use = jdbc.sql("select u.*, a.status, a.rows, a.code from gateway.use u join gateway.answer a on a.use = u.id where u.nonce = :nonce").param("nonce", headers.get("luoshu-nonce")).query().singleRow();
        assertThat(use).containsEntry("person", "周明").containsEntry("purpose", "低保核对").containsEntry("matter", "000131001000").containsEntry("operation", "GET /persons/{id}").containsEntry("status", 200)
                .containsEntry("rows", 3).containsEntry("environment", "LIVE");
        assertThat((byte[]) use.get("subject")).hasSize(32);
        assertThat(use.toString()).doesNotContain("411525199001011234");
    }

    private void proven(Reply reply, Contract contract, String question) {
        String receipt = new String(Base64.getDecoder().decode(reply.raw().getHeader("Luoshu-Receipt")), StandardCharsets.UTF_8);
        String[] parts = receipt.split("\n\n|\n(?=batch )");
        String text = receipt.substring(0, receipt.indexOf("\n\n") + 1);
        assertThat(text).contains("\ncontract " + contract.number() + "\n", "\nquestion " + question + "\n", "\nanswer " + HexFormat.of().formatHex(Sm3.digest(reply.raw().getContentAsByteArray())) + "\n", "\nstatus 200 ok\n");
        byte[] hash = tree(0, text.getBytes(StandardCharsets.UTF_8), new byte[0]);
        for (String step : receipt.substring(receipt.indexOf("\n\n") + 2, receipt.indexOf("\nbatch ")).split("\n")) {
            if (!step.isBlank()) {
                byte[] other = HexFormat.of().parseHex(step.substring(2));
                hash = step.startsWith("L") ? tree(1, other, hash) : tree(1, hash, other);
            }
        }
        Map<String, String> tail = new java.util.HashMap<>();
        receipt.substring(receipt.indexOf("\nbatch ") + 1).lines().forEach(line -> tail.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
        byte[] signed = ("luoshu-gateway-receipts-1\n" + tail.get("batch") + "\n" + tail.get("size") + "\n" + HexFormat.of().formatHex(hash)).getBytes(StandardCharsets.UTF_8);
        assertThat(tail.get("key")).isEqualTo(keys.current(KeyPurpose.RECEIPT).id());
        assertThat(new Sm2Verifier(keys.current(KeyPurpose.RECEIPT).publicKey()).verify(signed, Base64.getDecoder().decode(tail.get("signature")))).isTrue();
        assertThat(parts).hasSizeGreaterThan(1);
        assertThat(jdbc.sql("select count(*) from ledger.act where subject = :subject").param("subject", "gateway:" + tail.get("batch")).query(Integer.class).single()).isEqualTo(1);
    }

    private static byte[] tree(int kind, byte[] left, byte[] right) {
        return new Sm3().update(new byte[] {(byte) kind}, 0, 1).update(left, 0, left.length).update(right, 0, right.length).digest();
    }

    @Test
    void every_refusal_says_what_is_wrong() throws Exception {
        Contract contract = world.contract();
        refused(changed("luoshu-nonce", "short", contract), 400, "bad-header", "REQUEST");
        refused(changed("luoshu-person", "", contract), 400, "bad-header", "REQUEST");
        refused(changed("luoshu-person", "%E5%91", contract), 400, "bad-header", "REQUEST");
        refused(changed("luoshu-purpose", "", contract), 400, "bad-header", "REQUEST");
        refused(changed("luoshu-time", "yesterday", contract), 400, "bad-header", "REQUEST");
        refused(changed("luoshu-time", clock.instant().minusSeconds(301).toString(), contract), 401, "clock-skew", "REQUEST");
        refused(changed("luoshu-time", clock.instant().plusSeconds(301).toString(), contract), 401, "clock-skew", "REQUEST");
        refused(changed("luoshu-key", "0".repeat(32), contract), 401, "unknown-key", "REQUEST");
        refused(changed("luoshu-matter", "", contract), 403, "matter-not-agreed", "REQUEST");
        refused(changed("luoshu-matter", "000131002000", contract), 403, "matter-not-agreed", "REQUEST");
        refused(changed("luoshu-case", "", contract), 403, "case-required", "REQUEST");
        refused(changed("luoshu-fields", "XM,GZ", contract), 403, "field-not-agreed", "REQUEST");
        Map<String, String> headers = system.headers(clock.instant());
        refused(send(path(contract), headers, ""), 400, "bad-header", "REQUEST");
        refused(send(path(contract), headers, new AskingSystem().signature("GET", path(contract), "", headers, new byte[0])), 401, "bad-signature", "REQUEST");
        refused(send(path(contract), headers, system.signature("GET", path(contract) + "x", "", headers, new byte[0])), 401, "bad-signature", "REQUEST");
        refused(ask(system, "/gateway/v1/GX00000000000000/persons/1", system.headers(clock.instant())), 404, "unknown-contract", "REQUEST");
        refused(ask(system, "/gateway/v1/" + contract.number() + "/wages", system.headers(clock.instant())), 404, "unknown-operation", "REQUEST");
        refused(ask(system, "/gateway/v1/" + contract.number() + "/../persons", system.headers(clock.instant())), 400, "bad-address", "REQUEST");
        refused(ask(system, "/gateway/v1/" + contract.number() + "/persons?page=1", system.headers(clock.instant())), 422, "missing-parameter", "REQUEST");
        refused(ask(system, "/gateway/v1/" + contract.number() + "/persons?status=1&sql=1", system.headers(clock.instant())), 422, "unknown-parameter", "REQUEST");
        assertThat(ask(system, "/gateway/v1/" + contract.number() + "/persons?status=1", system.headers(clock.instant())).status()).isEqualTo(200);
        refused(ask(world.system(Environment.TEST), contract), 409, "no-test-address", "REQUEST");
        assertThat(server.calls).hasValue(1);
    }

    private Reply ask(AskingSystem by, Contract contract) throws Exception {
        return ask(by, path(contract), by.headers(clock.instant()));
    }

    private static void refused(Reply reply, int status, String code, String fault) {
        assertThat(reply.code() + " " + reply.status() + " " + reply.fault()).as("%s", reply.body()).isEqualTo(code + " " + status + " " + fault);
    }

    @Test
    void nobody_uses_the_contract_of_another() throws Exception {
        Contract contract = world.contract();
        AskingSystem other = new AskingSystem();
        access.as(SharedResources.of(world.resources.organ("education"), "gateway.system"),
                () -> systems.addKey(systems.register(new SystemDraft("别人的系统 " + UUID.randomUUID(), Environment.LIVE)).id(), other.pem()));
        refused(ask(other, contract), 404, "unknown-contract", "REQUEST");
    }

    @Test
    void what_is_suspended_ended_or_over_gives_nothing_within_a_second() throws Exception {
        Contract contract = world.contract();
        assertThat(ask(contract).status()).isEqualTo(200);
        access.asPlatform("test", () -> contracts.suspend(contract.number(), contract.version(), "核查"));
        refused(ask(contract), 403, "contract-suspended", "REQUEST");
        access.asPlatform("test", () -> contracts.resume(contract.number(), contract.version() + 1, "整改"));
        assertThat(ask(contract).status()).isEqualTo(200);
        UUID id = access.as(world.asking(), () -> systems.list(null, new luoshu.kernel.requests.PageRequest(0, 100))).items().stream().filter(one -> one.keys().stream().anyMatch(key -> key.id().equals(system.keyId())))
                .findFirst().orElseThrow().id();
        jdbc.sql("update gateway.key set revoked_at = now() where id = :id").param("id", system.keyId()).update();
        jdbc.sql("update gateway.change set number = number + 1").update();
        Instant then = Instant.now();
        await().pollInterval(Duration.ofMillis(20)).atMost(Duration.ofSeconds(3)).until(() -> ask(contract).code().equals("key-revoked"));
        assertThat(Duration.between(then, Instant.now())).isLessThan(Duration.ofSeconds(1));
        AskingSystem fresh = new AskingSystem();
        access.as(world.asking(), () -> systems.addKey(id, fresh.pem()));
        assertThat(ask(fresh, contract).status()).isEqualTo(200);
        access.asPlatform("test", () -> contracts.end(contract.number(), contract.version() + 2, "停用"));
        refused(ask(fresh, contract), 403, "contract-ended", "REQUEST");
        Contract late = world.contract();
        clock.set(Instant.parse("2026-12-31T16:00:01Z"));
        assertThat(ask(fresh, late).code()).isIn("contract-expired", "contract-ended");
    }

    @Test
    void rows_are_those_of_the_condition_and_no_more_than_agreed() throws Exception {
        ContractTerms all = SharedResources.terms(List.of(new ContractField("ZT", Masking.PLAIN), new ContractField("DZ", Masking.OMITTED)));
        Contract few = world.contract(new ContractTerms(all.purpose(), all.ground(), all.matters(), all.fields(), new RowCondition("QH", "411525"), all.mode(), 600, 600, 1, all.from(), all.until(), 0));
        Reply reply = ask(few);
        assertThat(reply.body().toString()).isEqualTo("{\"data\":{\"list\":[{\"ZT\":\"在保\"}]}}");
        assertThat(reply.raw().getHeader("Luoshu-Rows")).isEqualTo("1/2");
        Map<String, String> omitted = system.headers(clock.instant());
        omitted.put("luoshu-fields", "DZ");
        refused(ask(system, path(few), omitted), 403, "field-not-agreed", "REQUEST");
    }

    @Test
    void more_than_agreed_in_a_minute_or_a_day_is_refused() throws Exception {
        ContractTerms all = SharedResources.terms(List.of(new ContractField("ZT", Masking.PLAIN)));
        Contract three = world.contract(new ContractTerms(all.purpose(), all.ground(), all.matters(), all.fields(), null, all.mode(), 3, 5, 10, all.from(), all.until(), 0));
        for (int i = 0; i < 3; i++) {
            assertThat(ask(three).status()).isEqualTo(200);
        }
        Reply over = ask(three);
        refused(over, 429, "rate-limit", "REQUEST");
        assertThat(Integer.parseInt(over.raw().getHeader("Retry-After"))).isBetween(1, 61);
        clock.advance(Duration.ofMinutes(1));
        assertThat(ask(three).status()).isEqualTo(200);
        assertThat(ask(three).status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        Reply tomorrow = ask(three);
        refused(tomorrow, 429, "rate-limit", "REQUEST");
        assertThat(tomorrow.body().path("unit").asString()).isEqualTo("day");
        assertThat(server.calls).hasValue(5);
        clock.advance(Duration.ofHours(24));
        assertThat(ask(three).status()).isEqualTo(200);
    }

    @Test
    void one_question_is_accepted_once_whoever_repeats_it() throws Exception {
        Contract contract = world.contract();
        Map<String, String> headers = system.headers(clock.instant());
        String signature = system.signature("GET", path(contract), "", headers, new byte[0]);
        List<Callable<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            all.add(() -> send(path(contract), headers, signature).status());
        }
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (Future<Integer> one : threads.invokeAll(all)) {
                statuses.add(one.get());
            }
        }
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(199);
        assertThat(server.calls).hasValue(1);
        clock.advance(Duration.ofMinutes(-4));
        refused(send(path(contract), headers, signature), 409, "replayed", "REQUEST");
        clock.advance(Duration.ofDays(1));
        refused(send(path(contract), headers, signature), 401, "clock-skew", "REQUEST");
    }

    @Test
    void faults_of_a_provider_are_told_as_such_in_time_and_then_it_is_left_alone() throws Exception {
        Contract contract = world.contract();
        server.mood = UnreliableProvider.Mood.KNOWS_NOTHING;
        refused(ask(contract), 404, "no-data", "REQUEST");
        Map<UnreliableProvider.Mood, String> expected = Map.of(UnreliableProvider.Mood.HANGS, "provider-timeout 504", UnreliableProvider.Mood.DRIPS, "provider-timeout 504", UnreliableProvider.Mood.FAILS,
                "provider-error 502", UnreliableProvider.Mood.TALKS_NONSENSE, "provider-garbage 502", UnreliableProvider.Mood.TALKS_WITHOUT_END, "provider-too-large 502", UnreliableProvider.Mood.BREAKS_OFF,
                "provider-broken 502", UnreliableProvider.Mood.REDIRECTS, "provider-refused 502");
        for (Map.Entry<UnreliableProvider.Mood, String> one : expected.entrySet()) {
            server.mood = one.getKey();
            Instant begun = Instant.now();
            Reply reply = ask(contract);
            assertThat(Duration.between(begun, Instant.now())).as("%s", one.getKey()).isLessThan(Duration.ofMillis(1_500));
            assertThat(reply.code() + " " + reply.status() + " " + reply.fault()).as("%s", one.getKey()).isEqualTo(one.getValue() + " PROVIDER");
            assertThat(reply.raw().getHeader("Luoshu-Receipt")).isNotNull();
            assertThat(reply.raw().getContentAsString(StandardCharsets.UTF_8)).doesNotContain("NullPointer", "html");
            server.mood = UnreliableProvider.Mood.WELL;
            assertThat(ask(contract).status()).isEqualTo(200);
        }
        server.mood = UnreliableProvider.Mood.FAILS;
        int before = server.calls.get();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            codes.add(ask(contract).code());
        }
        assertThat(codes).startsWith("provider-error").endsWith("provider-resting");
        assertThat(server.calls.get() - before).isLessThanOrEqualTo(10).isEqualTo(5);
        assertThat(services(world).health().state()).isEqualTo(ServiceHealth.State.OPEN);
        try (UnreliableProvider other = new UnreliableProvider()) {
            GatewayWorld others = new GatewayWorld(context, other, 1_000);
            assertThat(ask(others.system(Environment.LIVE), others.contract()).status()).isEqualTo(200);
        }
    }

    private ServiceView services(GatewayWorld one) {
        return access.as(one.providing(), () -> services.get(one.service));
    }

    @Test
    void a_server_that_is_gone_is_unreachable() throws Exception {
        Contract contract = world.contract();
        server.close();
        refused(ask(contract), 502, "provider-unreachable", "PROVIDER");
    }

    @Test
    void an_answer_that_must_be_signed_is_not_taken_unsigned() throws Exception {
        AskingSystem department = new AskingSystem();
        ServiceView before = services(world);
        access.as(world.providing(), () -> services.save(world.service, before.version(), new ServiceDraft(before.name(), before.baseUrl(), null, before.document(), 1_000, 20, department.pem())));
        Contract contract = world.contract();
        refused(ask(contract), 502, "provider-signature", "PROVIDER");
        server.moreHeaders = asked -> Map.of("Luoshu-Answer-Signature", Base64.getEncoder().encodeToString(department.sign("luoshu-gateway-answer-1\n" + asked.headers().get("luoshu-question") + "\n"
                + HexFormat.of().formatHex(Sm3.digest(UnreliableProvider.ROWS.getBytes(StandardCharsets.UTF_8))))));
        assertThat(ask(contract).status()).isEqualTo(200);
        server.rows = UnreliableProvider.ROWS.replace("在保", "停保");
        server.moreHeaders = asked -> Map.of("Luoshu-Answer-Signature", Base64.getEncoder().encodeToString(department.sign("luoshu-gateway-answer-1\n" + asked.headers().get("luoshu-question") + "\n"
                + HexFormat.of().formatHex(Sm3.digest(UnreliableProvider.ROWS.getBytes(StandardCharsets.UTF_8))))));
        refused(ask(contract), 502, "provider-signature", "PROVIDER");
    }

    @Test
    void maintenance_is_announced_told_to_callers_and_kept_to() throws Exception {
        Contract contract = world.contract();
        assertThat(ask(contract).status()).isEqualTo(200);
        int asked = server.calls.get();
        Instant from = clock.instant().minusSeconds(1);
        ServiceView announced = access.as(world.providing(), () -> maintenances.announce(world.service, new MaintenanceDraft("数据库升级", from, from.plusSeconds(61))));
        assertThat(announced.maintenance()).singleElement().satisfies(one -> assertThat(one.text()).isEqualTo("数据库升级"));
        Reply reply = ask(contract);
        refused(reply, 503, "provider-maintenance", "PROVIDER");
        assertThat(reply.body().path("notice").asString()).isEqualTo("数据库升级");
        assertThat(reply.raw().getHeader("Retry-After")).isEqualTo("61");
        assertThat(server.calls).hasValue(asked);
        assertThat(jdbc.sql("select count(*) from messages.inbox where recipient = :to and template = 'gateway.maintenance' and key = :key").param("to", "organ:" + world.asker.code().value())
                .param("key", "maintenance:" + announced.maintenance().getFirst().id()).query(Integer.class).single()).isEqualTo(1);
        assertThat(access.as(world.asking(), maintenances::expected)).filteredOn(one -> one.resources().contains(world.entry.content().name())).singleElement().satisfies(one -> assertThat(one.on()).isTrue());
        access.as(world.providing(), () -> maintenances.announce(world.service, new MaintenanceDraft("再次升级", from.plusSeconds(61), from.plusSeconds(121))));
        clock.advance(Duration.ofSeconds(61));
        Reply second = ask(contract);
        assertThat(second.body().path("notice").asString()).isEqualTo("再次升级");
        List<Maintenance> left = access.as(world.providing(), () -> services.get(world.service)).maintenance();
        assertThat(left).hasSize(1);
        access.as(world.providing(), () -> maintenances.withdraw(world.service, left.getFirst().id()));
        assertThat(ask(contract).status()).isEqualTo(200);
        assertThatThrownBy(() -> access.as(world.providing(), () -> maintenances.withdraw(world.service, left.getFirst().id()))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> access.as(world.providing(), () -> maintenances.announce(world.service, new MaintenanceDraft(" ", from, from)))).isInstanceOfSatisfying(Invalid.class,
                invalid -> assertThat(invalid.errors()).extracting("pointer").containsExactly("/text", "/until"));
        Actor.Official other = SharedResources.of(world.asker, "gateway.service");
        assertThatThrownBy(() -> access.as(other, () -> maintenances.announce(world.service, new MaintenanceDraft("x", from, from.plusSeconds(600))))).isInstanceOf(NotFound.class);
    }

    @Test
    void a_suspended_system_is_refused_until_it_is_resumed_by_who_may() throws Exception {
        Contract contract = world.contract();
        assertThat(ask(contract).status()).isEqualTo(200);
        UUID id = jdbc.sql("select system from gateway.key where id = :key").param("key", system.keyId()).query(UUID.class).single();
        ConsumerSystem suspended = access.as(world.asking(), () -> systems.suspend(id, "系统改造"));
        assertThat(suspended.suspension()).satisfies(one -> assertThat(one.over()).isFalse());
        Reply reply = ask(contract);
        refused(reply, 403, "system-suspended", "REQUEST");
        assertThat(reply.body().path("reason").asString()).isEqualTo("系统改造");
        refused(send(path(contract), system.headers(clock.instant()), Base64.getEncoder().encodeToString(new AskingSystem().sign("x"))), 401, "bad-signature", "REQUEST");
        access.as(world.asking(), () -> systems.resume(id, "改造完成"));
        assertThat(ask(contract).status()).isEqualTo(200);
        Actor.Official operator = Actors.official(world.provider.code().value(), world.provider.duty(), world.provider.region().value(), "task.handle");
        assertThatThrownBy(() -> access.as(operator, () -> systems.suspend(id, "x"))).isInstanceOf(NotPermitted.class);
        Actor.Official platform = SharedResources.of(world.asker, "gateway.suspend");
        access.as(platform, () -> systems.suspend(id, "调用异常"));
        refused(ask(contract), 403, "system-suspended", "REQUEST");
        assertThatThrownBy(() -> access.as(world.asking(), () -> systems.resume(id, "要用"))).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo("suspended-by-platform"));
        assertThatThrownBy(() -> access.as(platform, () -> systems.addKey(id, new AskingSystem().pem()))).isInstanceOf(NotPermitted.class);
        access.as(platform, () -> systems.resume(id, "查明原因"));
        assertThat(ask(contract).status()).isEqualTo(200);
        assertThatThrownBy(() -> access.as(platform, () -> systems.resume(id, "查明原因"))).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo("system-not-suspended"));
        assertThat(jdbc.sql("select count(*) from messages.inbox where recipient = :to and template = 'gateway.system-suspended'").param("to", "organ:" + world.asker.code().value()).query(Integer.class).single()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void an_answer_is_given_again_only_where_the_contract_says_so() throws Exception {
        ContractTerms all = SharedResources.terms(List.of(new ContractField("ZT", Masking.PLAIN)));
        Contract cached = world.contract(new ContractTerms(all.purpose(), all.ground(), all.matters(), all.fields(), null, all.mode(), 100, 100, 10, all.from(), all.until(), 60));
        Reply first = ask(cached);
        Reply second = ask(cached);
        assertThat(second.raw().getHeader("Luoshu-Cached")).isEqualTo("true");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(server.calls).hasValue(1);
        assertThat(jdbc.sql("select count(*) from gateway.use where contract = :number").param("number", cached.number()).query(Integer.class).single()).isEqualTo(2);
        Contract plain = world.contract();
        ask(plain);
        ask(plain);
        assertThat(server.calls).hasValue(3);
    }

    @Test
    void a_document_read_again_tells_what_is_different() {
        server.document = server.document.replace("/persons/{id}:", "/people/{id}:").replace("批量核对", "批量比对");
        ServiceDiff diff = access.as(world.providing(), () -> services.refresh(world.service)).diff();
        assertThat(diff).isEqualTo(new ServiceDiff(List.of("GET /people/{id}"), List.of("GET /persons/{id}"), List.of("POST /persons")));
        assertThat(access.as(world.providing(), () -> services.refresh(world.service)).diff()).isEqualTo(new ServiceDiff(List.of(), List.of(), List.of()));
    }

    @Test
    void both_sides_see_the_use_and_so_does_the_person() throws Exception {
        Contract contract = world.contract();
        CitizenId number = CitizenId.compose("411525", LocalDate.of(1988, 3, 4), (int) (System.nanoTime() % 900) + 50);
        UUID person = parties.registerAtWindow("赵敏", number, null).partyId();
        String path = "/gateway/v1/" + contract.number() + "/persons/" + number.value();
        assertThat(ask(system, path, system.headers(clock.instant())).status()).isEqualTo(200);
        server.mood = UnreliableProvider.Mood.FAILS;
        clock.advance(Duration.ofSeconds(1));
        ask(system, path, system.headers(clock.instant()));
        JsonNode own = read(Actors.citizen(person, "赵敏", 3), "/api/portal/data-uses");
        assertThat(own.path("total").asInt()).isEqualTo(2);
        JsonNode given = own.path("items").get(1);
        assertThat(given.path("askerName").asString()).isEqualTo(world.asker.name());
        assertThat(given.path("purpose").asString()).isEqualTo("低保核对");
        assertThat(given.path("ground").asString()).contains("社会救助暂行办法");
        assertThat(given.path("fields").valueStream().map(JsonNode::asString)).containsExactly("姓名", "证件号", "手机", "参保状态");
        assertThat(given.path("given").asBoolean()).isTrue();
        assertThat(own.path("items").get(0).path("given").asBoolean()).isFalse();
        assertThat(read(Actors.citizen(UUID.randomUUID(), "别人", 3), "/api/portal/data-uses").path("total").asInt()).isZero();
        Actor.Official provider = SharedResources.of(world.provider, "gateway.read");
        assertThat(read(provider, "/api/work/data-uses?role=PROVIDER&contract=" + contract.number()).path("items").valueStream().map(one -> one.path("code").asString())).containsExactly("provider-error", "ok");
        assertThat(read(provider, "/api/work/data-uses?role=ASKER&contract=" + contract.number()).path("total").asInt()).isZero();
        JsonNode seen = read(SharedResources.of(world.asker, "gateway.read"), "/api/work/data-uses?fault=PROVIDER&contract=" + contract.number());
        assertThat(seen.path("items").get(0).path("person").asString()).isEqualTo("周明");
        assertThat(seen.toString()).doesNotContain(number.value());
        assertThat(read(SharedResources.of(world.resources.organ("education"), "gateway.read"), "/api/work/data-uses?contract=" + contract.number()).path("total").asInt()).isZero();
        JsonNode figures = read(provider, "/api/work/data-uses/statistics?from=2026-04-20&until=2026-04-20").valueStream().filter(one -> one.path("contract").asString().equals(contract.number())).findFirst().orElseThrow();
        assertThat(figures.path("calls").asInt() + " " + figures.path("answered").asInt() + " " + figures.path("providerFaults").asInt() + " " + figures.path("rows").asInt()).isEqualTo("2 1 1 3");
    }

    private JsonNode read(Actor actor, String path) throws Exception {
        return json.readTree(http.perform(MockMvcRequestBuilders.get(path).with(Actors.as(actor))).andReturn().getResponse().getContentAsByteArray());
    }

    @Test
    void a_receipt_convinces_somebody_who_has_only_the_root() throws Exception {
        Contract contract = world.contract();
        Reply reply = ask(contract);
        Path receipt = write("receipt", String.valueOf(reply.raw().getHeader("Luoshu-Receipt")).getBytes(StandardCharsets.US_ASCII));
        Path answer = write("answer", reply.raw().getContentAsByteArray());
        Path certificates = write("certificates", http.perform(MockMvcRequestBuilders.get("/api/public/gateway/certificates")).andReturn().getResponse().getContentAsByteArray());
        Path root = write("root", keys.current(KeyPurpose.RECEIPT).chain().getLast().getEncoded());
        OutsideVerifier.Verdict right = OutsideVerifier.run(List.of(), "gateway-receipt", receipt, answer, "--root", root, "--certificates", certificates);
        assertThat(right.said()).contains("contract: " + contract.number(), "status: 200 ok", "RIGHT: answered at");
        assertThat(right.status()).isZero();
        OutsideVerifier.Verdict other = OutsideVerifier.run(List.of(), "gateway-receipt", receipt, write("other", "{}".getBytes(StandardCharsets.US_ASCII)), "--root", root, "--certificates", certificates);
        assertThat(other.said()).contains("WRONG: the answer is not the one of the receipt");
        String text = new String(Base64.getDecoder().decode(reply.raw().getHeader("Luoshu-Receipt")), StandardCharsets.UTF_8);
        Path forged = write("forged", text.replace("status 200 ok", "status 404 no-data").getBytes(StandardCharsets.UTF_8));
        assertThat(OutsideVerifier.run(List.of(), "gateway-receipt", forged, "--root", root, "--certificates", certificates).said()).contains("WRONG: altered");
    }

    private static Path write(String name, byte[] content) throws java.io.IOException {
        return java.nio.file.Files.write(java.nio.file.Files.createTempFile(name, ""), content);
    }

    @Test
    void what_is_too_large_is_not_read() throws Exception {
        Contract contract = world.contract();
        Map<String, String> headers = system.headers(clock.instant());
        byte[] body = new byte[1_048_577];
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.post(URI.create(path(contract))).header("Luoshu-Signature", "x").content(body);
        headers.forEach(request::header);
        assertThat(http.perform(request).andReturn().getResponse().getStatus()).isEqualTo(413);
    }
}
