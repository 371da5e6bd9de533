package luoshu.bench;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Luoshu's side of the comparison of tokens: two registered clients, citizens of the demonstration. */
final class LuoshuTokens implements TokensBench.Side {

    private static final String SECRET = "bench-secret-0123456789abcdef";
    private static final String REDIRECT = "http://localhost:1/callback";
    private final Luoshu server;

    LuoshuTokens(Luoshu server) {
        this.server = server;
        client("bench-machine", "{client_credentials}", "{}", "{profile}");
        client("bench-web", "{authorization_code,refresh_token}", "{" + REDIRECT + "}", "{openid,profile}");
    }

    private void client(String id, String grants, String redirects, String scopes) {
        server.postgres().execute("postgres", """
                insert into identity.client (client_id, name, secret, grant_types, redirect_uris, scopes, id_token_algorithm, consent, created_by, created_at)
                values ('%s', '%s', decode('%s', 'hex'), '%s', '%s', '%s', 'ES256', false, 'bench', now()) on conflict do nothing
                """.formatted(id, id, HexFormat.of().formatHex(Pkce.sha256(SECRET)), grants, redirects, scopes));
    }

    @Override
    public String name() {
        return "luoshu";
    }

    @Override
    public String database() {
        return "postgres";
    }

    @Override
    public long pid() {
        return server.pid();
    }

    @Override
    public Browser browser() {
        return new Browser(server.port());
    }

    @Override
    public void clientCredentials(Browser browser) {
        token(browser, "bench-machine", Map.of("grant_type", "client_credentials", "scope", "profile"));
    }

    @Override
    public void signIn(Browser browser, int worker) {
        Pkce pkce = Pkce.fresh();
        String authorize = authorize(pkce);
        Browser.Answer page = browser.follow(browser.get(authorize), authorize).orThrow("sign-in page");
        String back = Forms.with(page.text(), "mobile").fields().get("return");
        page = browser.get("/identity/sign-in?with=password&return=" + Browser.encode(back)).orThrow("password page");
        Forms.Form form = Forms.with(page.text(), "password").fill("mobile", FoodLicence.MOBILES.get(worker)).fill("password", SignIn.PASSWORD);
        Browser.Answer answer = browser.form(form.action(), form.fields());
        String location = answer.headers().get("location");
        while (location != null && !location.startsWith(REDIRECT)) {
            answer = browser.get(location.replaceFirst("^http://localhost:" + server.port(), ""));
            location = answer.headers().get("location");
        }
        redeem(browser, Keycloak.code(answer), pkce);
    }

    @Override
    public void code(Browser browser) {
        Pkce pkce = Pkce.fresh();
        redeem(browser, Keycloak.code(browser.get(authorize(pkce))), pkce);
    }

    private static String authorize(Pkce pkce) {
        return "/oauth2/authorize?client_id=bench-web&response_type=code&scope=openid%20profile&state=" + System.nanoTime() + "&code_challenge=" + pkce.challenge() + "&code_challenge_method=S256&redirect_uri="
                + Browser.encode(REDIRECT);
    }

    private static void redeem(Browser browser, String code, Pkce pkce) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", REDIRECT));
        fields.put("code_verifier", pkce.verifier());
        token(browser, "bench-web", fields);
    }

    private static void token(Browser browser, String client, Map<String, String> fields) {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&").append(name).append('=').append(Browser.encode(value)));
        Map<String, String> basic = Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString((client + ":" + SECRET).getBytes(StandardCharsets.UTF_8)));
        Browser.Answer answer = browser.send("POST", "/oauth2/token", "application/x-www-form-urlencoded", body.toString().getBytes(StandardCharsets.UTF_8), basic).orThrow("token");
        if (!answer.text().contains("access_token")) {
            throw new IllegalStateException("no token: " + answer.text());
        }
    }

    @Override
    public void close() {
        // the server is closed by who opened it
    }
}
