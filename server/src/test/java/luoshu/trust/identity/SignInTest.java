package luoshu.trust.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.identity.internal.accounts.Account;
import luoshu.trust.identity.internal.accounts.Accounts;
import luoshu.trust.identity.internal.accounts.Totp;
import luoshu.trust.messages.Messages;
import luoshu.trust.messages.Notice;
import luoshu.trust.messages.Recipient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@ServerTest
class SignInTest {

    @Autowired
    MockMvc http;
    @Autowired
    Messages messages;
    @Autowired
    TestClock clock;
    @Autowired
    Accounts accounts;
    private Browser browser;
    private People people;

    @BeforeEach
    void freshBrowser() {
        browser = new Browser(http);
        people = new People(http, clock, messages);
    }

    @AfterEach
    void back() {
        clock.reset();
    }

    @Test
    void nobody_is_signed_in_at_first() throws Exception {
        assertThat(browser.open("/api/portal/session").getContentAsString()).contains("\"signedIn\":false");
        assertThat(browser.open("/api/work/session").getContentAsString()).contains("\"signedIn\":false");
        assertThat(browser.open("/api/portal/sessions").getStatus()).isEqualTo(401);
        assertThat(browser.open("/api/work/sessions").getStatus()).isEqualTo(401);
        assertThat(browser.open("/api/admin/accounts").getStatus()).isEqualTo(401);
    }

    @Test
    void a_citizen_signs_in_with_a_code_and_comes_back_to_the_page_they_left() throws Exception {
        assertThat(browser.open("/portal/sign-in?return=/matters/1").getContentAsString()).contains("name=\"mobile\"");
        MockHttpServletResponse code = browser.submit("/identity/sign-in/code", Map.of("mobile", "199 0000 0001", "return", People.returnFrom(browser.at())));
        assertThat(code.getContentAsString()).contains("199****0001");
        browser.submit("/identity/sign-in/verify", Map.of("code", people.codeFor("19900000001")));
        assertThat(browser.at()).isEqualTo("/matters/1");
        assertThat(browser.open("/api/portal/session").getContentAsString()).contains("\"signedIn\":true").contains("张伟");
    }

    @Test
    void a_number_nobody_knows_gets_the_same_answer_and_may_register() throws Exception {
        browser.open("/portal/sign-in");
        MockHttpServletResponse unknown = browser.submit("/identity/sign-in/code", Map.of("mobile", "19911112222"));
        Browser other = new Browser(http);
        other.open("/portal/sign-in");
        MockHttpServletResponse known = other.submit("/identity/sign-in/code", Map.of("mobile", "19900000002"));
        assertThat(masked(unknown)).isEqualTo(masked(known));

        browser.submit("/identity/sign-in/verify", Map.of("code", people.codeFor("19911112222")));
        assertThat(browser.at()).isEqualTo("/identity/register/name");
        assertThat(browser.submit("/identity/register/name", Map.of("name", "新用户")).getStatus()).as("terms not accepted").isEqualTo(422);
        browser.submit("/identity/register/name", Map.of("name", "新用户", "agree", "true"));
        assertThat(browser.open("/api/portal/session").getContentAsString()).contains("\"signedIn\":true").contains("新用户").contains("\"realNameLevel\":2");
    }

    private static String masked(MockHttpServletResponse page) throws Exception {
        return page.getStatus() + page.getContentAsString().replaceAll("199\\*{4}\\d{4}", "").replaceAll("return=[^\"]*", "");
    }

    @Test
    void a_code_is_for_one_browser_five_tries_and_five_minutes() throws Exception {
        browser.submit("/identity/sign-in/code", Map.of("mobile", "19900000003"));
        String right = people.codeFor("19900000003");
        Browser thief = new Browser(http);
        thief.submit("/identity/sign-in/code", Map.of("mobile", "19911113333"));
        assertThat(thief.submit("/identity/sign-in/verify", Map.of("code", right)).getStatus()).as("another number's code").isEqualTo(422);
        for (int i = 0; i < 5; i++) {
            assertThat(browser.submit("/identity/sign-in/verify", Map.of("code", right.equals("000000") ? "111111" : "000000")).getStatus()).isEqualTo(422);
        }
        assertThat(browser.submit("/identity/sign-in/verify", Map.of("code", right)).getStatus()).as("the sixth try, though right").isEqualTo(422);

        Browser slow = new Browser(http);
        slow.submit("/identity/sign-in/code", Map.of("mobile", "19900000005"));
        String late = people.codeFor("19900000005");
        clock.advance(Duration.ofMinutes(11));
        slow.submit("/identity/sign-in/verify", Map.of("code", late));
        assertThat(slow.at()).as("begin again").startsWith("/identity/sign-in");
        assertThat(slow.open("/api/portal/session").getContentAsString()).contains("\"signedIn\":false");
    }

    @Test
    void codes_are_limited_per_number() throws Exception {
        for (int i = 0; i < 5; i++) {
            browser.submit("/identity/sign-in/code", Map.of("mobile", "19911114444"));
        }
        assertThat(browser.submit("/identity/sign-in/code", Map.of("mobile", "19911114444")).getStatus()).isEqualTo(429);
    }

    @Test
    void an_official_signs_in_with_password_and_one_time_code() throws Exception {
        browser.open("/work/sign-in?return=/work/tasks");
        assertThat(browser.at()).startsWith("/identity/official/sign-in");
        browser.submit("/identity/official/sign-in", Map.of("account", "sh.clerk", "password", People.PASSWORD, "return", People.returnFrom(browser.at())));
        assertThat(browser.at()).isEqualTo("/identity/official/second-factor");
        assertThat(browser.open("/api/work/session").getContentAsString()).as("one factor is not enough").contains("\"signedIn\":false");
        String code = Totp.code(People.SECRET, clock.instant());
        browser.submit("/identity/official/second-factor", Map.of("code", code));
        assertThat(browser.at()).isEqualTo("/work/tasks");
        assertThat(browser.open("/api/work/session").getContentAsString()).contains("\"signedIn\":true").contains("郭晓敏").contains("case.accept").contains("市场监督管理局");

        Browser thief = new Browser(http);
        thief.open("/work/sign-in");
        thief.submit("/identity/official/sign-in", Map.of("account", "sh.clerk", "password", People.PASSWORD));
        assertThat(thief.submit("/identity/official/second-factor", Map.of("code", code)).getStatus()).as("a code works once").isEqualTo(422);
    }

    @Test
    void failures_lock_a_name_whether_it_exists_or_not_and_the_answers_do_not_differ() throws Exception {
        for (String name : new String[] {"sh.reviewer", "no.such.official"}) {
            for (int i = 0; i < 5; i++) {
                assertThat(browser.submit("/identity/official/sign-in", Map.of("account", name, "password", "Wrong-Password-1")).getStatus()).isEqualTo(422);
            }
            assertThat(browser.submit("/identity/official/sign-in", Map.of("account", name, "password", People.PASSWORD)).getStatus()).as("locked, even with the right one").isEqualTo(429);
        }
        clock.advance(Duration.ofMinutes(16));
        assertThat(people.official("sh.reviewer").open("/api/work/session").getContentAsString()).contains("\"signedIn\":true");
    }

    @Test
    void the_session_cookie_is_bound_to_the_host_and_closed_to_scripts() throws Exception {
        Browser citizen = new Browser(http);
        citizen.open("/portal/sign-in");
        citizen.send(HttpMethod.POST, "/identity/sign-in/password", Map.of("mobile", "19900000006", "password", People.PASSWORD));
        MockHttpServletResponse start = citizen.send(HttpMethod.GET, "/portal/sign-in", Map.of());
        MockHttpServletResponse code = citizen.send(HttpMethod.GET, start.getRedirectedUrl(), Map.of());
        MockHttpServletResponse end = citizen.send(HttpMethod.GET, code.getRedirectedUrl().replace("http://localhost", ""), Map.of());
        assertThat(end.getHeaders("Set-Cookie")).anySatisfy(cookie -> assertThat(cookie).startsWith("__Host-luoshu-portal=").contains("Secure").contains("HttpOnly")
                .contains("SameSite=Lax").contains("Path=/").doesNotContain("Domain"));
        assertThat(citizen.cookie("JSESSIONID")).isNull();
    }

    @Test
    void a_write_with_the_cookie_must_come_from_this_site() throws Exception {
        Browser citizen = people.citizen("19900000007");
        MockHttpServletResponse refused = citizen.perform(MockMvcRequestBuilders.post("/api/portal/sign-out").header("Idempotency-Key", UUID.randomUUID())
                .header("Sec-Fetch-Site", "cross-site"), "/");
        assertThat(refused.getStatus()).isEqualTo(403);
        assertThat(refused.getContentAsString()).contains("cross-site-request");
        assertThat(citizen.perform(MockMvcRequestBuilders.post("/api/portal/sign-out").header("Idempotency-Key", UUID.randomUUID()), "/").getStatus()).as("neither header").isEqualTo(403);
        assertThat(citizen.perform(MockMvcRequestBuilders.post("/api/portal/sign-out").header("Idempotency-Key", UUID.randomUUID()).header("Origin", "http://localhost"), "/").getStatus())
                .isEqualTo(200);
        assertThat(http.perform(MockMvcRequestBuilders.post("/identity/official/sign-in").param("account", "a").param("password", "b").header("Origin", "https://evil.example"))
                .andReturn().getResponse().getStatus()).isEqualTo(403);
    }

    @Test
    void a_page_that_shows_another_capacity_than_the_session_has_is_refused() throws Exception {
        Browser citizen = people.citizen("19900000007");
        String session = citizen.open("/api/portal/session").getContentAsString();
        List<String> capacities = JsonPath.read(session, "$.capacities[*].id");
        assertThat(JsonPath.<String>read(session, "$.capacity.id")).isEqualTo(capacities.getFirst());
        assertThat(as(citizen, capacities.getFirst(), "/api/portal/drafts").getStatus()).isEqualTo(200);
        citizen.json(HttpMethod.PUT, "/api/portal/session/capacity", "{\"capacityId\":\"" + capacities.get(1) + "\"}");
        MockHttpServletResponse refused = as(citizen, capacities.getFirst(), "/api/portal/drafts");
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(refused.getContentAsString()).contains("seat-changed");
        assertThat(as(citizen, capacities.getFirst(), "/api/portal/session").getContentAsString()).as("where one sits now").contains("\"signedIn\":true");
        assertThat(as(citizen, capacities.get(1), "/api/portal/drafts").getStatus()).isEqualTo(200);
        assertThat(citizen.open("/api/portal/drafts").getStatus()).as("who names none takes what there is").isEqualTo(200);
    }

    @Test
    void whoever_takes_another_capacity_is_told_of_its_own_messages() throws Exception {
        Browser citizen = people.citizen("19900000007");
        String session = citizen.open("/api/portal/session").getContentAsString();
        String other = JsonPath.read(session, "$.capacities[1].id");
        UUID party = UUID.fromString(JsonPath.read(session, "$.capacities[1].partyId"));
        messages.notify(new Notice("seat:" + UUID.randomUUID(), Recipient.party(party), "case.case-accepted", Map.of("matterName", "许可", "number", ""), null));
        String taken = citizen.json(HttpMethod.PUT, "/api/portal/session/capacity", "{\"capacityId\":\"" + other + "\"}").getContentAsString();
        assertThat(JsonPath.<String>read(taken, "$.capacity.id")).isEqualTo(other);
        assertThat(JsonPath.<Integer>read(taken, "$.unreadMessages")).isPositive()
                .isEqualTo(JsonPath.<Integer>read(citizen.open("/api/portal/session").getContentAsString(), "$.unreadMessages"));
    }

    private static MockHttpServletResponse as(Browser citizen, String seat, String address) throws Exception {
        return citizen.perform(MockMvcRequestBuilders.get(address).header("Luoshu-Seat", seat), address);
    }

    @Test
    void signing_out_ends_the_session_at_once_everywhere_it_was_opened_through() throws Exception {
        Browser citizen = people.citizen("19900000008");
        assertThat(citizen.open("/api/portal/session").getContentAsString()).contains("\"signedIn\":true");
        String cookie = citizen.cookie("__Host-luoshu-portal");
        String provider = citizen.cookie("__Host-luoshu-citizen");
        assertThat(citizen.send(HttpMethod.POST, "/api/portal/sign-out", Map.of()).getContentAsString()).contains("/identity/signed-out");
        citizen.remember("__Host-luoshu-portal", cookie);
        citizen.remember("__Host-luoshu-citizen", provider);
        assertThat(citizen.open("/api/portal/session").getContentAsString()).contains("\"signedIn\":false");
        citizen.open("/portal/sign-in");
        assertThat(citizen.at()).startsWith("/identity/sign-in");
    }

    @Test
    void idle_sessions_end() throws Exception {
        Browser citizen = people.citizen("19900000009");
        clock.advance(Duration.ofMinutes(20));
        Thread.sleep(900); // what the node remembers lives less than a second
        assertThat(citizen.open("/api/portal/session").getContentAsString()).contains("\"signedIn\":true");
        clock.advance(Duration.ofMinutes(31));
        Thread.sleep(900);
        assertThat(citizen.open("/api/portal/session").getContentAsString()).contains("\"signedIn\":false");
    }

    @Test
    void a_session_that_ended_stays_ended_when_the_clock_goes_back() throws Exception {
        Browser citizen = people.citizen("19900000009");
        clock.advance(Duration.ofMinutes(31));
        Thread.sleep(900);
        assertThat(citizen.open("/api/portal/session").getContentAsString()).contains("\"signedIn\":false");
        clock.advance(Duration.ofMinutes(-31));
        Thread.sleep(900);
        assertThat(citizen.open("/api/portal/session").getContentAsString()).contains("\"signedIn\":false");
        citizen.open("/portal/sign-in?return=/");
        assertThat(citizen.at()).startsWith("/identity/sign-in");
    }

    @Test
    void a_visit_while_the_clock_was_ahead_lengthens_no_session() throws Exception {
        Browser citizen = people.citizen("19900000009");
        clock.advance(Duration.ofMinutes(25));
        Thread.sleep(900);
        assertThat(citizen.open("/api/portal/session").getContentAsString()).contains("\"signedIn\":true");
        clock.advance(Duration.ofMinutes(-25));
        Thread.sleep(900);
        assertThat(citizen.open("/api/portal/session").getContentAsString()).contains("\"signedIn\":true");
        clock.advance(Duration.ofMinutes(31));
        Thread.sleep(900);
        assertThat(citizen.open("/api/portal/session").getContentAsString()).contains("\"signedIn\":false");
    }

    @Test
    void a_new_official_changes_the_password_and_enrols_an_authenticator_before_anything_else() throws Exception {
        String login = "t" + UUID.randomUUID().toString().substring(0, 8);
        UUID id = accounts.create(Account.Kind.OFFICIAL, login, "测试员", null, null, false, "test");
        String initial = accounts.giveInitialPassword(id);
        browser.open("/work/sign-in");
        browser.submit("/identity/official/sign-in", Map.of("account", login, "password", initial, "return", People.returnFrom(browser.at())));
        assertThat(browser.at()).isEqualTo("/identity/official/password");
        assertThat(browser.open("/identity/official/password").getContentAsString()).contains("id=\"password\"", "id=\"again\"").doesNotContain("aria-invalid=\"true\"");
        MockHttpServletResponse refused = browser.submit("/identity/official/password", Map.of("password", "short", "again", "short"));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("aria-invalid=\"true\"");
        browser.submit("/identity/official/password", Map.of("password", "Correct-Horse-42", "again", "Correct-Horse-42"));
        assertThat(browser.at()).isEqualTo("/identity/official/enrol");
        String page = browser.open("/identity/official/enrol").getContentAsString();
        assertThat(page).contains("<svg");
        String secret = page.replaceAll("(?s).*<code>([A-Z2-7 ]+)</code>.*", "$1").replace(" ", "");
        browser.submit("/identity/official/enrol", Map.of("code", Totp.code(Totp.fromBase32(secret), clock.instant())));
        assertThat(browser.open("/api/work/session").getContentAsString()).contains("\"signedIn\":true").contains(login).contains("\"permissions\":[]");
    }

    @Test
    void a_citizen_types_a_new_password_twice() throws Exception {
        Browser citizen = people.citizen("19900000009");
        citizen.open("/identity/password");
        citizen.submit("/identity/password/code", Map.of());
        assertThat(citizen.at()).isEqualTo("/identity/password/new");
        assertThat(citizen.open("/identity/password/new").getContentAsString()).contains("id=\"password\"", "id=\"again\"").doesNotContain("aria-invalid=\"true\"");
    }

    @Test
    void pages_carry_their_headers_and_speak_both_languages() throws Exception {
        MockHttpServletResponse page = browser.open("/identity/sign-in?lang=en");
        assertThat(page.getContentAsString()).contains("lang=\"en\"").contains("Mobile number");
        assertThat(browser.open("/identity/sign-in").getContentAsString()).as("remembered").contains("Mobile number");
        assertThat(new Browser(http).open("/identity/sign-in").getContentAsString()).contains("lang=\"zh-CN\"").contains("手机号码");
        assertThat(page.getHeader("Content-Security-Policy")).contains("script-src 'nonce-").contains("frame-ancestors 'none'").doesNotContain("unsafe");
        assertThat(page.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.getHeader("Referrer-Policy")).isNotNull();
    }

    @Test
    void nobody_is_sent_to_another_site_after_signing_in() throws Exception {
        for (String evil : new String[] {"https://evil.example/", "//evil.example", "/\\evil.example", "/%0d%0aSet-Cookie:x"}) {
            Browser victim = new Browser(http);
            victim.open("/portal/sign-in?return=" + java.net.URLEncoder.encode(evil, java.nio.charset.StandardCharsets.UTF_8));
            victim.submit("/identity/sign-in/password", Map.of("mobile", "19900000010", "password", People.PASSWORD, "return", People.returnFrom(victim.at())));
            assertThat(victim.at()).as(evil).startsWith("/").doesNotStartWith("//").doesNotContain("\\");
        }
    }
}
