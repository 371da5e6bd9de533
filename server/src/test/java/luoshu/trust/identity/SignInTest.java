package luoshu.trust.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.identity.internal.accounts.Totp;
import luoshu.trust.messages.Messages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@ServerTest
class SignInTest {

    @Autowired
    MockMvc http;
    @Autowired
    DemonstrationAccounts demonstration;
    @Autowired
    Messages messages;
    @Autowired
    TestClock clock;
    private Browser browser;

    @BeforeEach
    void freshBrowser() {
        browser = new Browser(http);
    }

    @Test
    void nobody_is_signed_in_at_first() throws Exception {
        assertThat(browser.open("/api/portal/session").getContentAsString()).contains("\"signedIn\":false");
        assertThat(browser.open("/api/work/session").getContentAsString()).contains("\"signedIn\":false");
        assertThat(browser.open("/api/portal/sessions").getStatus()).isEqualTo(401);
        assertThat(browser.open("/api/work/sessions").getStatus()).isEqualTo(401);
    }

    @Test
    void a_citizen_signs_in_with_a_code_and_comes_back_to_the_page_they_left() throws Exception {
        assertThat(browser.open("/portal/sign-in?return=/matters/1").getContentAsString()).contains("name=\"mobile\"");
        MockHttpServletResponse code = browser.submit("/identity/sign-in/code", Map.of("mobile", "199 0000 0001", "return", returnFrom(browser.at())));
        assertThat(code.getContentAsString()).contains("199****0001");
        browser.submit("/identity/sign-in/verify", Map.of("code", codeFor("19900000001")));
        assertThat(browser.at()).isEqualTo("/matters/1");
        assertThat(browser.open("/api/portal/session").getContentAsString()).contains("\"signedIn\":true").contains("张伟");
    }

    @Test
    void an_official_signs_in_with_password_and_one_time_code() throws Exception {
        browser.open("/work/sign-in?return=/work/tasks");
        assertThat(browser.at()).startsWith("/identity/official/sign-in");
        browser.submit("/identity/official/sign-in", Map.of("account", "sh.clerk", "password", password(), "return", returnFrom(browser.at())));
        assertThat(browser.at()).isEqualTo("/identity/official/second-factor");
        browser.submit("/identity/official/second-factor", Map.of("code", Totp.code(Totp.fromBase32(secret()), clock.instant())));
        assertThat(browser.at()).isEqualTo("/work/tasks");
        assertThat(browser.open("/api/work/session").getContentAsString()).contains("\"signedIn\":true").contains("郭晓敏").contains("case.accept");
    }

    private String codeFor(String mobile) {
        String body = messages.recent(20).stream().filter(message -> message.recipient().equals(mobile)).findFirst().orElseThrow().body();
        return body.replaceAll(".*验证码 (\\d{6}).*", "$1");
    }

    private String password() {
        return demonstration.list().getFirst().password();
    }

    private String secret() {
        return demonstration.list().getLast().totpSecret();
    }

    static String returnFrom(String address) {
        return java.net.URLDecoder.decode(address.substring(address.indexOf("return=") + 7), java.nio.charset.StandardCharsets.UTF_8);
    }
}
