package luoshu.trust.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.DutiesConflict;
import luoshu.kernel.access.Grants;
import luoshu.kernel.access.NewGrant;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.identity.internal.accounts.Accounts;
import luoshu.trust.messages.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** 三员分立: who makes accounts grants nothing, who grants makes no accounts, who reads the audit does neither. */
@ServerTest
class AdministrationTest {

    private static final String ORGAN = "11410000000000000X";
    @Autowired
    MockMvc http;
    @Autowired
    Messages messages;
    @Autowired
    TestClock clock;
    @Autowired
    Accounts accounts;
    @Autowired
    Grants grants;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    JsonMapper json;
    private People people;

    @BeforeEach
    void later() {
        people = new People(http, clock, messages);
    }

    @AfterEach
    void back() {
        clock.reset();
    }

    @Test
    void an_account_is_made_granted_used_and_taken_away_by_different_people() throws Exception {
        Browser system = people.official("ha.system");
        Browser security = people.official("ha.security");
        String login = "t" + UUID.randomUUID().toString().substring(0, 8);
        JsonNode made = json.readTree(system.json(HttpMethod.POST, "/api/admin/accounts", "{\"account\":\"" + login + "\",\"name\":\"新员\"}").getContentAsString());
        String id = made.path("account").path("id").asString();
        assertThat(made.path("password").asString()).hasSizeGreaterThan(15);
        assertThat(system.json(HttpMethod.POST, "/api/admin/accounts", "{\"account\":\"" + login + "\",\"name\":\"新员\"}").getStatus()).isEqualTo(409);
        assertThat(security.json(HttpMethod.POST, "/api/admin/accounts", "{\"account\":\"x" + login + "\",\"name\":\"新员\"}").getStatus()).as("security makes no accounts").isEqualTo(403);

        JsonNode clerk = json.readTree(people.official("sh.clerk").open("/api/work/session").getContentAsString()).path("post");
        String grant = "{\"account\":\"" + id + "\",\"post\":\"" + clerk.path("id").asString() + "\",\"role\":\"clerk\",\"ceiling\":1}";
        assertThat(system.json(HttpMethod.POST, "/api/admin/grants", grant).getStatus()).as("system grants nothing").isEqualTo(403);
        MockHttpServletResponse given = security.json(HttpMethod.POST, "/api/admin/grants", grant);
        assertThat(given.getStatus()).as(given.getContentAsString()).isEqualTo(200);
        JsonNode row = json.readTree(given.getContentAsString());
        assertThat(row.path("post").path("organName").asString()).contains("市场监督管理局");
        assertThat(security.json(HttpMethod.POST, "/api/admin/grants", grant.replace("\"role\":\"clerk\"", "\"role\":\"approver\"")).getStatus()).as("not a role of the post").isEqualTo(422);
        assertThat(security.send(HttpMethod.DELETE, "/api/admin/grants/" + row.path("id").asString(), Map.of()).getContentAsString()).contains("revokedAt");
        assertThat(security.open("/api/admin/grants?account=" + id).getContentAsString()).as("the history stays").contains("revokedAt");
        assertThat(system.send(HttpMethod.POST, "/api/admin/accounts/" + id + "/disable", Map.of()).getContentAsString()).contains("\"enabled\":false");
        for (String nowhere : new String[] {"x", "11410000000000000Y", "114100000000000000"}) {
            assertThat(security.open("/api/admin/grants/posts?organ=" + nowhere).getStatus()).as(nowhere).isEqualTo(404);
        }
        assertThat(system.open("/api/admin/roles").getContentAsString()).as("what a post may call for").contains("综合窗口受理员");
        assertThat(security.open("/api/admin/roles").getContentAsString()).contains("综合窗口受理员");
        assertThat(people.official("sh.clerk").open("/api/admin/roles").getStatus()).isEqualTo(403);
        assertThat(security.open("/api/admin/grants/organs?q=浉河区市场监督管理局&region=411502000000").getContentAsString()).as("found by name").contains("信阳市浉河区市场监督管理局");
        assertThat(system.open("/api/admin/grants/organs").getStatus()).as("system grants nothing").isEqualTo(403);
        assertThat(security.open("/api/admin/accounts?q=" + login).getContentAsString()).contains(login);
    }

    @Test
    void no_account_holds_two_administrations_nor_one_and_business() {
        UUID account = UUID.randomUUID();
        grants.grant(grant(account, "system-administrator"), UUID.randomUUID());
        assertThatThrownBy(() -> grants.grant(grant(account, "audit-administrator"), UUID.randomUUID())).isInstanceOf(DutiesConflict.class);
        assertThatThrownBy(() -> grants.grant(grant(account, "clerk"), UUID.randomUUID())).isInstanceOf(DutiesConflict.class);
        assertThatThrownBy(() -> jdbc.sql("""
                insert into access.grant (id, account, post, role, organ, duty, jurisdiction, ceiling, administrator, granted_by, granted_at)
                values (uuidv7(), :account, uuidv7(), 'security-administrator', 'x', 'x', '410000000000', 0, 'SECURITY', uuidv7(), now())
                """).param("account", account).update()).as("nor past the code").isInstanceOf(DataIntegrityViolationException.class);
    }

    private static NewGrant grant(UUID account, String role) {
        return new NewGrant(account, UUID.randomUUID(), role, ORGAN, "data-administration", "410000000000", 2);
    }

    @Test
    void a_passkey_is_a_second_factor() throws Exception {
        Browser system = people.official("ha.system");
        UUID id = UUID.fromString(json.readTree(system.json(HttpMethod.POST, "/api/admin/accounts", "{\"account\":\"k" + UUID.randomUUID().toString().substring(0, 8) + "\",\"name\":\"钥\"}")
                .getContentAsString()).path("account").path("id").asString());
        assertThat(json.readTree(system.open("/api/admin/accounts/" + id).getContentAsString()).path("secondFactor").asBoolean()).isFalse();
        jdbc.sql("insert into identity.passkey (id, account, label, record, created_at) values ('k'::bytea || decode(replace(:id::text, '-', ''), 'hex'), :id, '钥', '{}', now())").param("id", id).update();
        assertThat(json.readTree(system.open("/api/admin/accounts/" + id).getContentAsString()).path("secondFactor").asBoolean()).isTrue();
    }

    @Test
    void disabling_an_account_ends_its_sessions_within_a_second() throws Exception {
        Browser official = people.official("sh.hr");
        assertThat(official.open("/api/work/session").getContentAsString()).contains("\"signedIn\":true");
        UUID id = accounts.findByLogin("sh.hr").orElseThrow().id();
        Browser system = people.official("ha.system");
        try {
            assertThat(system.send(HttpMethod.POST, "/api/admin/accounts/" + id + "/disable", Map.of()).getStatus()).isEqualTo(200);
            assertThat(official.open("/api/work/session").getContentAsString()).contains("\"signedIn\":false");
        } finally {
            accounts.enable(id);
        }
    }

    @Test
    void a_session_deleted_behind_this_nodes_back_ends_within_a_second() throws Exception {
        Browser official = people.official("sh.police");
        assertThat(official.open("/api/work/session").getContentAsString()).contains("\"signedIn\":true");
        jdbc.sql("delete from identity.session where account = :id").param("id", accounts.findByLogin("sh.police").orElseThrow().id()).update();
        Thread.sleep(1_000);
        assertThat(official.open("/api/work/session").getContentAsString()).contains("\"signedIn\":false");
    }

    @Test
    void administrators_do_not_touch_their_own_account() throws Exception {
        Browser system = people.official("ha.system");
        UUID me = accounts.findByLogin("ha.system").orElseThrow().id();
        assertThat(system.send(HttpMethod.POST, "/api/admin/accounts/" + me + "/disable", Map.of()).getContentAsString()).contains("own-account");
    }

    @Test
    void the_audit_is_read_filtered_and_exported_by_its_administrator_only() throws Exception {
        people.official("ha.system");
        people.official("ha.security");
        Browser audit = people.official("ha.audit");
        String page = audit.open("/api/admin/audit?action=sign-in&size=2").getContentAsString();
        assertThat(page).contains("\"action\":\"sign-in\"");
        JsonNode first = json.readTree(page);
        assertThat(first.path("items").size()).isEqualTo(2);
        String second = audit.open("/api/admin/audit?action=sign-in&size=2&before=" + first.path("next").asLong()).getContentAsString();
        assertThat(second).doesNotContain("\"sequence\":" + first.path("items").get(0).path("sequence").asLong() + ",");
        assertThat(audit.open("/api/admin/audit/export?format=csv&action=sign-in").getContentAsString()).startsWith("\uFEFF\"序号\"");
        assertThat(audit.open("/api/admin/audit/export?action=sign-in").getContentAsByteArray()).startsWith('P', 'K');
        assertThat(people.official("ha.system").open("/api/admin/audit").getStatus()).isEqualTo(403);
        assertThat(audit.open("/api/admin/outbox").getStatus()).isEqualTo(403);
    }

    @Test
    void clients_are_registered_with_exact_addresses_and_the_secret_is_shown_once() throws Exception {
        Browser system = people.official("ha.system");
        String id = "c" + UUID.randomUUID().toString().substring(0, 8);
        String body = "{\"clientId\":\"" + id + "\",\"name\":\"应用\",\"confidential\":true,\"grantTypes\":[\"authorization_code\"],\"redirectUris\":[\"%s\"],\"scopes\":[\"openid\"]}";
        for (String bad : new String[] {"http://rp.example/cb", "https://*.example/cb", "https://rp.example/cb#x", "/cb", "javascript:alert(1)", "https://rp.example/回调"}) {
            assertThat(system.json(HttpMethod.POST, "/api/admin/clients", body.formatted(bad)).getStatus()).as(bad).isEqualTo(422);
        }
        assertThat(system.json(HttpMethod.POST, "/api/admin/clients", body.formatted("https://rp.example/cb")).getContentAsString()).contains("\"secret\":\"");
        assertThat(system.open("/api/admin/clients").getContentAsString()).contains(id).doesNotContain("\"secret\"");
        assertThat(system.json(HttpMethod.POST, "/api/admin/keys/rotate", "{}").getStatus()).as("the security administrator's").isEqualTo(403);
        assertThat(people.official("ha.security").send(HttpMethod.POST, "/api/admin/keys/rotate", Map.of()).getContentAsString()).contains("\"keys\":[\"");
    }

    @Test
    void an_official_without_the_role_is_refused_and_a_citizen_is_nobody_here() throws Exception {
        Browser clerk = people.official("sh.clerk");
        for (String path : new String[] {"/api/admin/accounts", "/api/admin/roles", "/api/admin/audit", "/api/admin/clients", "/api/admin/outbox"}) {
            assertThat(clerk.open(path).getStatus()).as(path).isEqualTo(403);
            assertThat(people.citizen("19900000017").open(path).getStatus()).as(path).isEqualTo(401);
        }
    }
}
