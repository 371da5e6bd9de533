package luoshu.trust.identity;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import luoshu.testing.TestClock;
import luoshu.trust.identity.internal.accounts.Totp;
import luoshu.trust.messages.Messages;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Signs the demonstration's people in through the pages, as their browser does. A one-time code works once and never an older one, so each test begins later than all before it
 * and each sign-in of an official moves the clock a little.
 */
final class People {

    static final String PASSWORD = "Luoshu-Demo-2026";
    static final byte[] SECRET = Totp.fromBase32("LUOSHUDEMOSECRETLUOSHUDEMOSECRET");
    private static final AtomicLong TESTS = new AtomicLong();
    private final MockMvc http;
    private final TestClock clock;
    private final Messages messages;

    People(MockMvc http, TestClock clock, Messages messages) {
        this.http = http;
        this.clock = clock;
        this.messages = messages;
        clock.set(TestClock.START.plus(Duration.ofHours(3 * TESTS.incrementAndGet())));
    }

    Browser citizen(String mobile) throws Exception {
        Browser browser = new Browser(http);
        browser.open("/portal/sign-in");
        browser.submit("/identity/sign-in/password", Map.of("mobile", mobile, "password", PASSWORD, "return", returnFrom(browser.at())));
        return browser;
    }

    Browser official(String account) throws Exception {
        clock.advance(Duration.ofSeconds(90));
        Browser browser = new Browser(http);
        browser.open("/work/sign-in");
        browser.submit("/identity/official/sign-in", Map.of("account", account, "password", PASSWORD, "return", returnFrom(browser.at())));
        browser.submit("/identity/official/second-factor", Map.of("code", Totp.code(SECRET, clock.instant())));
        return browser;
    }

    String codeFor(String mobile) {
        String body = messages.recent(50).stream().filter(message -> message.recipient().equals(mobile)).findFirst().orElseThrow().body();
        return body.replaceAll(".*验证码 (\\d{6}).*", "$1");
    }

    static String returnFrom(String address) {
        return java.net.URLDecoder.decode(address.substring(address.indexOf("return=") + 7), java.nio.charset.StandardCharsets.UTF_8);
    }
}
