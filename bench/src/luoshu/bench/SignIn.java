package luoshu.bench;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs demonstration accounts in through the pages a person uses: the code flow, the forms, the second factor. */
public final class SignIn {

    public static final String PASSWORD = "Luoshu-Demo-2026";
    /** Milliseconds a code stands for. */
    private static final long STEP = 30_000;
    private static final String TOTP = "LUOSHUDEMOSECRETLUOSHUDEMOSECRET";

    private SignIn() {
    }

    /** A citizen of the demonstration by mobile number and password; the browser then holds a portal session. */
    public static Browser citizen(int port, String mobile) {
        Browser browser = new Browser(port);
        signInCitizen(browser, mobile);
        return browser;
    }

    static void signInCitizen(Browser browser, String mobile) {
        Browser.Answer page = browser.follow(browser.get("/portal/sign-in?return=/"), "/portal/sign-in").orThrow("portal sign-in page");
        String back = Forms.with(page.text(), "mobile").fields().get("return");
        page = browser.get("/identity/sign-in?with=password&return=" + Browser.encode(back)).orThrow("password page");
        submit(browser, page, "password", Map.of("mobile", mobile, "password", PASSWORD));
        if (!Boolean.TRUE.equals(Json.at(browser.get("/api/portal/session").orThrow("portal session").json(), "signedIn"))) {
            throw new IllegalStateException("not signed in: " + mobile);
        }
    }

    /** An official of the demonstration by account, password and one-time code; the browser then holds a workbench session. A code works once: a second sign-in within 30 s waits for the next. */
    public static Browser official(int port, String account) {
        return official(port, account, PASSWORD, TOTP);
    }

    public static Browser official(int port, String account, String password, String totpSecret) {
        Browser browser = new Browser(port);
        Browser.Answer page = browser.follow(browser.get("/work/sign-in?return=/work/"), "/work/sign-in").orThrow("workbench sign-in page");
        page = submit(browser, page, "password", Map.of("account", account, "password", password));
        try {
            submit(browser, page, "code", Map.of("code", totp(totpSecret)));
        } catch (CodeUsed used) {
            awaitNextCode();
            submit(browser, used.page, "code", Map.of("code", totp(totpSecret)));
        }
        if (!Boolean.TRUE.equals(Json.at(browser.get("/api/work/session").orThrow("workbench session").json(), "signedIn"))) {
            throw new IllegalStateException("not signed in: " + account);
        }
        return browser;
    }

    /** Fills the form that has {@code field} and follows to the next page; the page the application itself shows at the end need not exist. */
    static Browser.Answer submit(Browser browser, Browser.Answer page, String field, Map<String, String> values) {
        Forms.Form form = Forms.with(page.text(), field);
        values.forEach(form::fill);
        Browser.Answer answer = browser.form(form.action(), form.fields());
        if (answer.status() == 422 && field.equals("code")) {
            throw new CodeUsed(answer);
        }
        if (answer.status() / 100 == 4) {
            throw new IllegalStateException("sign-in refused at " + form.action() + ": " + answer.status() + " " + answer.text().replaceAll("\\s+", " "));
        }
        return browser.follow(answer, form.action());
    }

    private static void awaitNextCode() {
        try {
            Thread.sleep(STEP - System.currentTimeMillis() % STEP + 200);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** The page says what a person would do: wait for the next code. */
    private static final class CodeUsed extends IllegalStateException {
        final transient Browser.Answer page;

        CodeUsed(Browser.Answer page) {
            super("sign-in refused: the code was used already, or is wrong: " + page.text().replaceAll("\\s+", " "));
            this.page = page;
        }
    }

    /** RFC 6238, SHA-1, 30 s, six digits. */
    static String totp(String base32) {
        try {
            byte[] key = new byte[base32.length() * 5 / 8];
            long bits = 0;
            int held = 0;
            int at = 0;
            for (char c : base32.toCharArray()) {
                bits = bits << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c);
                held += 5;
                if (held >= 8 && at < key.length) {
                    held -= 8;
                    key[at++] = (byte) (bits >> held);
                }
            }
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(Instant.now().getEpochSecond() / 30).array());
            int offset = hash[19] & 15;
            return "%06d".formatted((ByteBuffer.wrap(hash, offset, 4).getInt() & Integer.MAX_VALUE) % 1_000_000);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
