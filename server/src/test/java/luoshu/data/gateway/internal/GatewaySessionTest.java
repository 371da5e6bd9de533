package luoshu.data.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.data.contracts.Contract;
import luoshu.data.contracts.Contracts;
import luoshu.data.contracts.SharedResources;
import luoshu.data.gateway.AskingSystem;
import luoshu.data.gateway.ConsumerSystems;
import luoshu.data.gateway.Environment;
import luoshu.data.gateway.GatewayWorld;
import luoshu.data.gateway.UnreliableProvider;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.ledger.Ledger;
import luoshu.trust.ledger.internal.OutsideVerifier;
import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.KeyPurpose;
import luoshu.trust.signing.SigningKeys;
import luoshu.trust.signing.Sm2Verifier;
import luoshu.trust.signing.Sm3;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sessions on nodes that share nothing but the database and the platform's secret. */
@ServerTest
class GatewaySessionTest {

    private static final byte[] NOTHING = new byte[0];
    @Autowired ApplicationContext context;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired Ledger ledger;
    @Autowired Receipts receipts;
    @Autowired SigningKeys keys;
    @Autowired JsonMapper json;
    @Autowired Access access;
    @Autowired Contracts contracts;
    @Autowired ConsumerSystems systems;
    @Autowired TestClock clock;
    private final List<GatewayNode> started = new ArrayList<>();
    private UnreliableProvider server;
    private GatewayWorld world;
    private AskingSystem system;
    private Contract contract;

    @BeforeEach
    void world() {
        server = new UnreliableProvider();
        world = new GatewayWorld(context, server, 1_000);
        system = world.system(Environment.LIVE);
        contract = world.contract();
    }

    @AfterEach
    void stop() {
        started.forEach(GatewayNode::close);
        server.close();
    }

    private GatewayNode node() {
        GatewayNode node = GatewayNode.of(context, ledger, GatewayNode.settings(100, Duration.ofSeconds(10)));
        started.add(node);
        return node;
    }

    private record Reply(int status, byte[] body, JsonNode read, MockHttpServletResponse raw, String question) {

        String said() {
            return status + " " + read.path("code").asString("");
        }

        String header(String name) {
            return String.valueOf(raw.getHeader(name));
        }
    }

    private record Open(String id, byte[] secret, AskingSystem by, JsonNode told) {
    }

    private Reply send(GatewayNode node, String method, String path, Map<String, String> headers, byte[] body) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.addHeader(name, value);
            }
        });
        request.setContent(body);
        MockHttpServletResponse answer = new MockHttpServletResponse();
        node.filter().doFilter(request, answer, new MockFilterChain());
        return new Reply(answer.getStatus(), answer.getContentAsByteArray(), json.readTree(answer.getContentAsByteArray()), answer, "");
    }

    /** Of a question of the gateway's own nobody is named. */
    private Map<String, String> bare(AskingSystem by) {
        Map<String, String> headers = by.headers(clock.instant());
        List.of("luoshu-person", "luoshu-matter", "luoshu-case", "luoshu-purpose").forEach(name -> headers.put(name, ""));
        return headers;
    }

    private Reply signed(GatewayNode node, AskingSystem by, String path, byte[] body, Map<String, String> headers) throws Exception {
        Map<String, String> all = new HashMap<>(headers);
        all.put("luoshu-signature", by.signature("POST", path, "", headers, body));
        return send(node, "POST", path, all, body);
    }

    private Open open(GatewayNode node, AskingSystem by) throws Exception {
        AskingSystem once = new AskingSystem();
        Map<String, String> headers = bare(by);
        byte[] body = once.pem().getBytes(StandardCharsets.US_ASCII);
        Reply reply = signed(node, by, "/gateway/v1/sessions", body, headers);
        assertThat(reply.status).as("%s", reply.read).isEqualTo(200);
        String text = "luoshu-gateway-session-1\n" + digest(AskingSystem.text("POST", "/gateway/v1/sessions", "", headers, body).getBytes(StandardCharsets.UTF_8)) + "\n" + digest(reply.body);
        assertThat(reply.header("Luoshu-Answer-Key")).isEqualTo(keys.current(KeyPurpose.RECEIPT).id());
        assertThat(new Sm2Verifier(keys.current(KeyPurpose.RECEIPT).publicKey()).verify(text.getBytes(StandardCharsets.UTF_8), Base64.getDecoder().decode(reply.header("Luoshu-Answer-Signature")))).isTrue();
        return new Open(reply.read.path("session").asString(), once.decrypt(Base64.getDecoder().decode(reply.read.path("secret").asString())), by, reply.read);
    }

    private static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(Sm3.digest(bytes));
    }

    private String path() {
        return "/gateway/v1/" + contract.number() + "/persons/411525199001011234";
    }

    private Reply ask(GatewayNode node, Open session) throws Exception {
        return ask(node, session, session.by.headers(clock.instant()), session.secret);
    }

    private Reply ask(GatewayNode node, Open session, Map<String, String> headers, byte[] secret) throws Exception {
        return spoken(node, session, "GET", path(), headers, NOTHING, secret);
    }

    private Reply spoken(GatewayNode node, Open session, String method, String path, Map<String, String> headers, byte[] body, byte[] secret) throws Exception {
        byte[] text = AskingSystem.text(method, path, "", headers, body).getBytes(StandardCharsets.UTF_8);
        Map<String, String> all = new HashMap<>(headers);
        all.put("luoshu-session", session.id);
        all.put("luoshu-mac", Base64.getEncoder().encodeToString(Sm3.mac(secret, text)));
        Reply reply = send(node, method, path, all, body);
        return new Reply(reply.status, reply.body, reply.read, reply.raw, digest(text));
    }

    /** As docs/gateway.md tells it. */
    private static String answered(Open session, Reply reply, byte[] body) {
        String text = "luoshu-gateway-answered-1\n" + session.id + "\n" + reply.question + "\n" + reply.status + "\n" + reply.header("Luoshu-Fault") + "\n" + or(reply, "Luoshu-Rows") + "\n" + or(reply, "Luoshu-Cached")
                + "\n" + or(reply, "Luoshu-Use") + "\n" + digest(body);
        return Base64.getEncoder().encodeToString(Sm3.mac(session.secret, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String or(Reply reply, String header) {
        String value = reply.raw.getHeader(header);
        return value == null ? "" : value;
    }

    @Test
    void a_session_opened_on_one_node_is_spoken_on_every_node_also_when_that_one_is_gone() throws Exception {
        GatewayNode first = node();
        Open session = open(first, system);
        assertThat(session.told.path("until").asString()).isEqualTo(clock.instant().plus(Duration.ofHours(1)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString());
        assertThat(session.told.path("environment").asString()).isEqualTo("LIVE");
        GatewayNode second = node();
        for (GatewayNode node : List.of(first, second)) {
            Reply reply = ask(node, session);
            assertThat(reply.said()).isEqualTo("200 ");
            assertThat(reply.header("Luoshu-Question")).isEqualTo(reply.question);
            assertThat(reply.raw.getHeader("Luoshu-Receipt")).isNull();
            assertThat(reply.header("Luoshu-Answer-Mac")).isEqualTo(answered(session, reply, reply.body));
        }
        GatewayNode third = node(); // the first is never asked again
        assertThat(ask(third, session).said()).isEqualTo("200 ");
        assertThat(server.calls).hasValue(3);
        assertThat(jdbc.sql("select count(*) from gateway.use where session = :id").param("id", session.id).query(Integer.class).single()).isEqualTo(3);
        assertThat(jdbc.sql("select count(*) from ledger.act where subject = :subject").param("subject", "gateway:" + session.id).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void what_is_not_said_with_the_secret_of_the_session_is_not_heard() throws Exception {
        GatewayNode node = node();
        Open session = open(node, system);
        AskingSystem stranger = world.system(Environment.LIVE);
        Open foreign = open(node, stranger);
        byte[] wrong = session.secret.clone();
        wrong[31] ^= 1;
        assertThat(ask(node, session, system.headers(clock.instant()), wrong).said()).isEqualTo("401 bad-signature");
        assertThat(ask(node, session, system.headers(clock.instant()), foreign.secret).said()).isEqualTo("401 bad-signature");
        assertThat(ask(node, session, stranger.headers(clock.instant()), session.secret).said()).as("another system's key").isEqualTo("401 bad-signature");
        assertThat(ask(node, foreign, system.headers(clock.instant()), foreign.secret).said()).as("another system's session").isEqualTo("401 bad-signature");
        assertThat(ask(node, new Open("0".repeat(32), session.secret, system, session.told)).said()).isEqualTo("401 bad-signature");
        Map<String, String> headers = system.headers(clock.instant());
        byte[] text = AskingSystem.text("GET", path() + "x", "", headers, NOTHING).getBytes(StandardCharsets.UTF_8);
        assertThat(proof(node, headers, session.id, Base64.getEncoder().encodeToString(Sm3.mac(session.secret, text)))).as("another path").isEqualTo("401 bad-signature");
        String good = Base64.getEncoder().encodeToString(Sm3.mac(session.secret, AskingSystem.text("GET", path(), "", headers, NOTHING).getBytes(StandardCharsets.UTF_8)));
        for (String name : List.of("luoshu-nonce", "luoshu-person", "luoshu-matter", "luoshu-case", "luoshu-purpose", "luoshu-fields")) {
            Map<String, String> changed = new HashMap<>(headers);
            changed.put(name, "luoshu-matter".equals(name) ? "000131002000" : "luoshu-fields".equals(name) ? "XM" : headers.get(name) + "0");
            assertThat(proof(node, changed, session.id, good)).as(name).isEqualTo("401 bad-signature");
        }
        for (String malformed : List.of("", "x", "AAAA", good + "AAAA", good.substring(4))) {
            assertThat(proof(node, headers, session.id, malformed)).as(malformed).isEqualTo("400 bad-header");
        }
        for (String id : List.of("", "1", session.id.toUpperCase() + "A", session.id + "0")) {
            assertThat(proof(node, headers, id, good)).as(id).isEqualTo("400 bad-header");
        }
        Map<String, String> both = new HashMap<>(headers);
        both.put("luoshu-signature", system.signature("GET", path(), "", headers, NOTHING));
        assertThat(proof(node, both, session.id, good)).isEqualTo("400 bad-header");
        assertThat(server.calls).hasValue(0);
        assertThat(proof(node, headers, session.id, good)).isEqualTo("200 ");
        assertThat(proof(node, headers, session.id, good)).as("once more").isEqualTo("409 replayed");
        assertThat(proof(node(), headers, session.id, good)).as("on another node").isEqualTo("409 replayed");
        Open second = open(node, system);
        assertThat(ask(node, second, headers, second.secret).said()).as("the nonce is of the key, whatever the session").isEqualTo("409 replayed");
        assertThat(server.calls).hasValue(1);
    }

    private String proof(GatewayNode node, Map<String, String> headers, String session, String mac) throws Exception {
        Map<String, String> all = new HashMap<>(headers);
        all.put("luoshu-session", session);
        all.put("luoshu-mac", mac);
        return send(node, "GET", path(), all, NOTHING).said();
    }

    @Test
    void a_session_is_opened_only_by_the_key_it_is_of_and_once_for_a_nonce() throws Exception {
        GatewayNode node = node();
        byte[] body = new AskingSystem().pem().getBytes(StandardCharsets.US_ASCII);
        Map<String, String> headers = bare(system);
        String at = "/gateway/v1/sessions";
        assertThat(signed(node, new AskingSystem(), at, body, headers).said()).isEqualTo("401 bad-signature");
        Map<String, String> all = new HashMap<>(headers);
        all.put("luoshu-signature", system.signature("POST", at, "", headers, body));
        byte[] other = new AskingSystem().pem().getBytes(StandardCharsets.US_ASCII);
        assertThat(send(node, "POST", at, all, other).said()).as("a key put in its place").isEqualTo("401 bad-signature");
        for (String nonsense : List.of("", "no key", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")) {
            assertThat(signed(node, system, at, nonsense.getBytes(StandardCharsets.US_ASCII), bare(system)).said()).isEqualTo("400 bad-body");
        }
        Map<String, String> old = bare(system);
        old.put("luoshu-time", clock.instant().minusSeconds(301).toString());
        assertThat(signed(node, system, at, body, old).said()).isEqualTo("401 clock-skew");
        assertThat(send(node, "GET", at, bare(system), NOTHING).said()).isEqualTo("400 bad-header");
        assertThat(send(node, "POST", at, all, body).said()).isEqualTo("200 ");
        assertThat(send(node, "POST", at, all, body).said()).isEqualTo("409 replayed");
        assertThat(send(node(), "POST", at, all, body).said()).isEqualTo("409 replayed");
        Open session = open(node, system);
        assertThat(spoken(node, session, "POST", at, bare(system), body, session.secret).said()).as("a session does not open another").isEqualTo("400 bad-header");
        assertThat(signed(node, system, at + "/x", body, bare(system)).said()).isEqualTo("404 unknown-operation");
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            refused += signed(node, system, at, body, bare(system)).status == 429 ? 1 : 0;
        }
        assertThat(refused).isEqualTo(2);
    }

    @Test
    void a_session_is_over_with_its_time_its_end_its_key_and_its_contract() throws Exception {
        GatewayNode first = node();
        GatewayNode second = node();
        Open ended = open(first, system);
        assertThat(ask(second, ended).said()).isEqualTo("200 ");
        String end = "/gateway/v1/sessions/" + ended.id + "/end";
        AskingSystem stranger = world.system(Environment.LIVE);
        assertThat(signed(first, stranger, end, NOTHING, bare(stranger)).said()).isEqualTo("404 unknown-session");
        assertThat(spoken(first, ended, "POST", end, bare(system), NOTHING, ended.secret).said()).isEqualTo("200 ");
        assertThat(ask(first, ended).said()).isEqualTo("401 session-ended");
        await().pollInterval(Duration.ofMillis(20)).atMost(Duration.ofSeconds(1)).until(() -> ask(second, ended).said().equals("401 session-ended"));
        Reply told = ask(second, ended);
        assertThat(told.header("Luoshu-Answer-Mac")).as("refusals are told in the session as well").isEqualTo(answered(ended, told, told.body));
        Open session = open(first, system);
        access.asPlatform("test", () -> contracts.suspend(contract.number(), contract.version(), "核查"));
        await().pollInterval(Duration.ofMillis(20)).atMost(Duration.ofSeconds(1)).until(() -> ask(second, session).said().equals("403 contract-suspended"));
        access.asPlatform("test", () -> contracts.resume(contract.number(), contract.version() + 1, "整改"));
        await().atMost(Duration.ofSeconds(1)).until(() -> ask(second, session).said().equals("200 "));
        clock.advance(Duration.ofHours(1).minusSeconds(1));
        assertThat(ask(second, session).said()).isEqualTo("200 ");
        clock.advance(Duration.ofSeconds(1));
        assertThat(ask(first, session).said()).isEqualTo("401 session-expired");
        assertThat(ask(node(), session).said()).isEqualTo("401 session-expired");
        Open last = open(first, system);
        assertThat(ask(second, last).said()).isEqualTo("200 ");
        jdbc.sql("update gateway.key set revoked_at = now() where id = :id").param("id", system.keyId()).update();
        jdbc.sql("update gateway.change set number = number + 1").update();
        for (GatewayNode node : List.of(first, second, node())) {
            await().pollInterval(Duration.ofMillis(20)).atMost(Duration.ofSeconds(1)).until(() -> ask(node, last).said().equals("401 key-revoked"));
        }
    }

    @Test
    void a_system_that_is_suspended_on_one_node_is_refused_on_every_node_and_begins_anew_when_it_is_resumed() throws Exception {
        GatewayNode first = node();
        GatewayNode second = node();
        Open session = open(first, system);
        assertThat(ask(first, session).said()).isEqualTo("200 ");
        assertThat(ask(second, session).said()).isEqualTo("200 ");
        UUID id = jdbc.sql("select system from gateway.key where id = :id").param("id", system.keyId()).query(UUID.class).single();
        Actor.Official officer = SharedResources.of(new SharedResources(context).organ("civil-affairs"), "gateway.system");
        int asked = server.calls.get();
        access.as(officer, () -> systems.suspend(id, "停用改造"));
        for (GatewayNode node : List.of(first, second, node())) {
            await().pollInterval(Duration.ofMillis(20)).atMost(Duration.ofSeconds(1)).until(() -> ask(node, session).said().equals("403 system-suspended"));
        }
        int still = server.calls.get();
        assertThat(ask(second, session).said()).isEqualTo("403 system-suspended");
        assertThat(server.calls).hasValue(still);
        assertThat(still - asked).isLessThan(60);
        byte[] key = new AskingSystem().pem().getBytes(StandardCharsets.US_ASCII);
        assertThat(signed(second, system, "/gateway/v1/sessions", key, bare(system)).said()).isEqualTo("403 system-suspended");
        access.as(officer, () -> systems.resume(id, "改造完成"));
        await().pollInterval(Duration.ofMillis(20)).atMost(Duration.ofSeconds(1)).until(() -> ask(second, session).said().equals("401 session-ended"));
        assertThat(ask(second, open(second, system)).said()).isEqualTo("200 ");
        assertThat(jdbc.sql("select count(*) from audit.entry where object = :system and action in ('gateway.system-suspend', 'gateway.system-resume')").param("system", "system:" + id).query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void a_node_that_has_not_heard_of_a_suspension_opens_no_session() throws Exception {
        GatewayNode node = node();
        open(node, system);
        jdbc.sql("update gateway.system set suspended_at = now(), suspended_why = '停用改造', suspended_by_name = '某人' where id = (select system from gateway.key where id = :id)").param("id", system.keyId()).update();
        byte[] key = new AskingSystem().pem().getBytes(StandardCharsets.US_ASCII);
        assertThat(signed(node, system, "/gateway/v1/sessions", key, bare(system)).said()).isEqualTo("403 system-suspended");
        assertThat(jdbc.sql("select count(*) from gateway.session where key = :key").param("key", system.keyId()).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void an_answer_changed_on_the_way_is_noticed() throws Exception {
        GatewayNode node = node();
        Open session = open(node, system);
        Reply one = ask(node, session);
        Reply other = ask(node, session);
        assertThat(one.header("Luoshu-Answer-Mac")).isEqualTo(answered(session, one, one.body)).isNotEqualTo(other.header("Luoshu-Answer-Mac"));
        byte[] changed = new String(one.body, StandardCharsets.UTF_8).replace("在保", "停保").getBytes(StandardCharsets.UTF_8);
        assertThat(answered(session, one, changed)).isNotEqualTo(one.header("Luoshu-Answer-Mac"));
        assertThat(answered(session, new Reply(one.status, one.body, one.read, one.raw, other.question), one.body)).as("under another question").isNotEqualTo(one.header("Luoshu-Answer-Mac"));
        for (String header : List.of("Luoshu-Fault", "Luoshu-Rows", "Luoshu-Cached", "Luoshu-Use")) {
            String kept = one.header(header);
            one.raw.setHeader(header, kept + "0");
            assertThat(answered(session, one, one.body)).as(header).isNotEqualTo(one.header("Luoshu-Answer-Mac"));
            one.raw.setHeader(header, kept);
        }
        Reply stranger = ask(node, session, system.headers(clock.instant()), new byte[32]);
        assertThat(stranger.raw.getHeader("Luoshu-Answer-Mac")).as("a stranger's question is not answered in the session").isNull();
    }

    @Test
    void its_receipts_follow_and_convince_somebody_who_has_only_the_root() throws Exception {
        GatewayNode node = node();
        Open session = open(node, system);
        List<Reply> replies = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            replies.add(ask(node, session));
        }
        replies.add(ask(node, session, headersOf("luoshu-fields", "XM"), session.secret));
        String uses = String.join("\n", replies.stream().map(reply -> reply.header("Luoshu-Use")).toList());
        GatewayNode other = node();
        await().atMost(Duration.ofSeconds(2)).until(() -> receipts(other, session, uses).path("pending").isEmpty());
        JsonNode told = receipts(other, session, uses);
        assertThat(told.path("receipts").size()).isEqualTo(6);
        Path root = Files.write(Files.createTempFile("root", ""), keys.current(KeyPurpose.RECEIPT).chain().getLast().getEncoded());
        Path certificates = Files.writeString(Files.createTempFile("certificates", ""), pem());
        for (Reply reply : List.of(replies.getFirst(), replies.getLast())) {
            String receipt = told.path("receipts").path(reply.header("Luoshu-Use")).asString();
            Path file = Files.writeString(Files.createTempFile("receipt", ""), receipt);
            OutsideVerifier.Verdict verdict = OutsideVerifier.run(List.of(), "gateway-receipt", file, Files.write(Files.createTempFile("answer", ""), reply.body), "--root", root, "--certificates", certificates);
            assertThat(verdict.said()).contains("contract: " + contract.number(), "RIGHT: answered at");
            assertThat(new String(Base64.getDecoder().decode(receipt), StandardCharsets.UTF_8)).contains("\nquestion " + reply.question + "\n", "\nkey " + system.keyId() + "\n");
        }
        AskingSystem stranger = stranger();
        assertThat(signed(node, stranger, "/gateway/v1/receipts", uses.getBytes(StandardCharsets.US_ASCII), bare(stranger)).read.path("without").size()).as("another organ's").isEqualTo(6);
        assertThat(receipts(other, session, UUID.randomUUID().toString()).path("without").size()).isEqualTo(1);
        assertThat(spoken(node, session, "POST", "/gateway/v1/receipts", bare(system), "x".getBytes(StandardCharsets.US_ASCII), session.secret).said()).isEqualTo("400 bad-body");
    }

    private Map<String, String> headersOf(String name, String value) {
        Map<String, String> headers = system.headers(clock.instant());
        headers.put(name, value);
        return headers;
    }

    private AskingSystem stranger() {
        return new GatewayWorld(context, server, 1_000).systemOf("education");
    }

    private JsonNode receipts(GatewayNode node, Open session, String uses) throws Exception {
        Reply reply = spoken(node, session, "POST", "/gateway/v1/receipts", bare(system), uses.getBytes(StandardCharsets.US_ASCII), session.secret);
        assertThat(reply.status).as("%s", reply.read).isEqualTo(200);
        assertThat(reply.header("Luoshu-Answer-Mac")).isEqualTo(answered(session, reply, reply.body));
        return reply.read;
    }

    private String pem() {
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        StringBuilder pem = new StringBuilder();
        keys.current(KeyPurpose.RECEIPT).chain().forEach(each -> pem.append("-----BEGIN CERTIFICATE-----\n").append(lines.encodeToString(Certificates.encoded(each))).append("\n-----END CERTIFICATE-----\n"));
        return pem.toString();
    }

    @Test
    void what_a_node_that_stops_has_answered_is_written_before_it_is_gone() throws Exception {
        GatewayNode node = node();
        Open session = open(node, system);
        Reply reply = ask(node, session);
        node.close();
        assertThat(jdbc.sql("select count(*) from gateway.answer where use = :use::uuid").param("use", reply.header("Luoshu-Use")).query(Integer.class).single()).isEqualTo(1);
    }
}
