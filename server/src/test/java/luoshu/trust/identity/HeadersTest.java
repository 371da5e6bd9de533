package luoshu.trust.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.messages.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** What every answer carries (S16): a policy without inline scripts, no sniffing, no foreign frames, HSTS over TLS; and what every cookie is. */
@ServerTest
class HeadersTest {

    private static final Pattern NONCE = Pattern.compile("script-src 'nonce-([A-Za-z0-9_-]{22,})'");
    @Autowired
    MockMvc http;
    @Autowired
    TestClock clock;
    @Autowired
    Messages messages;

    @AfterEach
    void back() {
        clock.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/matters/food", "/work/", "/work/tasks", "/assets/missing.js", "/identity/sign-in", "/identity/official/sign-in", "/identity/error", "/identity/signed-out",
        "/oauth2/authorize", "/oauth2/jwks", "/userinfo", "/.well-known/openid-configuration", "/api/public/themes", "/api/portal/session", "/api/portal/cases", "/api/work/session", "/api/work/tasks",
        "/api/admin/accounts", "/api/open/client", "/api/docs/openapi.json", "/api/nowhere", "/actuator/health"})
    void every_answer_is_guarded(String address) throws Exception {
        MockHttpServletResponse answer = http.perform(get(address).secure(true)).andReturn().getResponse();
        assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getHeader("Strict-Transport-Security")).matches("max-age=(31536000|[4-9]\\d{7,}).*includeSubDomains.*");
        assertThat(answer.getHeader("Referrer-Policy")).isNotBlank();
        assertThat(answer.getHeader("Permissions-Policy")).isNotBlank();
        Map<String, String> policy = policy(answer);
        assertThat(policy.get("default-src")).matches("'(none|self)'");
        assertThat(policy.getOrDefault("script-src", policy.get("default-src"))).doesNotContain("unsafe").doesNotContain("*").doesNotContain("http");
        assertThat(policy.getOrDefault("object-src", policy.get("default-src"))).isEqualTo("'none'");
        boolean api = address.startsWith("/api/") && !address.startsWith("/api/docs");
        assertThat(policy.get("frame-ancestors")).isEqualTo(api ? "'self'" : "'none'");
        assertThat(answer.getHeader("X-Frame-Options")).isEqualTo(api ? "SAMEORIGIN" : "DENY");
        if (api && !address.startsWith("/api/public/") || address.startsWith("/identity/") || address.startsWith("/oauth2/a")) {
            assertThat(answer.getHeader("Cache-Control")).contains("no-store");
        }
        assertThat(http.perform(get(address)).andReturn().getResponse().getHeader("Strict-Transport-Security")).as("means nothing without TLS").isNull();
    }

    @Test
    void the_pages_of_identity_run_only_scripts_with_the_nonce_of_this_answer() throws Exception {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            Matcher nonce = NONCE.matcher(http.perform(get("/identity/official/sign-in")).andReturn().getResponse().getHeader("Content-Security-Policy"));
            assertThat(nonce.find()).isTrue();
            nonces.add(nonce.group(1));
        }
        assertThat(nonces).hasSize(20);
        try (var templates = Files.list(Path.of("src/main/resources/templates/identity"))) {
            assertThat(templates.toList()).isNotEmpty().allSatisfy(template -> {
                String text = Files.readString(template);
                assertThat(Pattern.compile("<script(?![^>]*page\\.nonce)").matcher(text).find()).as("%s: script without the nonce", template).isFalse();
                assertThat(Pattern.compile("\\son[a-z]+=|javascript:|<style").matcher(text).find()).as("%s: inline handler or style", template).isFalse();
            });
        }
    }

    /** Portal and workbench need no nonce: nothing of theirs is inline. */
    @Test
    void the_pages_of_portal_and_workbench_have_nothing_inline() throws Exception {
        for (String page : List.of("../web/index.html", "../web/work/index.html")) {
            String text = Files.readString(Path.of(page));
            assertThat(Pattern.compile("<script(?![^>]*\\bsrc=)|<style|\\son[a-z]+=|\\sstyle=|javascript:").matcher(text).find()).as(page).isFalse();
        }
    }

    @Test
    void every_cookie_is_bound_to_the_host() throws Exception {
        People people = new People(http, clock, messages);
        Browser citizen = people.citizen("19900000017");
        Browser official = people.official("sh.clerk");
        citizen.send(HttpMethod.POST, "/api/portal/sign-out", Map.of());
        official.send(HttpMethod.POST, "/identity/sign-out", Map.of());
        for (Browser browser : List.of(citizen, official)) {
            assertThat(browser.cookiesSet()).hasSizeGreaterThan(3).allSatisfy(cookie -> assertThat(cookie).startsWith("__Host-").contains("; Path=/;").contains("; Secure").contains("; HttpOnly")
                    .contains("; SameSite=Lax").doesNotContain("Domain="));
        }
    }

    @Test
    void the_figures_are_for_the_addresses_that_may_read_them() throws Exception {
        assertThat(http.perform(get("/actuator/prometheus")).andReturn().getResponse().getStatus()).isEqualTo(200);
        assertThat(http.perform(get("/actuator/prometheus").with(request -> {
            request.setRemoteAddr("203.0.113.9");
            return request;
        })).andReturn().getResponse().getStatus()).isEqualTo(403);
    }

    private static Map<String, String> policy(MockHttpServletResponse answer) {
        Map<String, String> policy = new TreeMap<>();
        for (String directive : String.valueOf(answer.getHeader("Content-Security-Policy")).split(";\\s*")) {
            String[] parts = directive.split(" ", 2);
            policy.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        return policy;
    }
}
