package luoshu.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Keycloak in its own folder with its own database on the same PostgreSQL: one realm, one machine client, one web client, a few users; tokens signed ES256 as Luoshu's are. */
final class Keycloak implements AutoCloseable {

    static final String PASSWORD = "Luoshu-Bench-2026";
    private static final String SECRET = "bench-secret-0123456789abcdef";
    private static final String TOKEN = "/realms/bench/protocol/openid-connect/token";
    private final Process process;
    private final int port = Luoshu.freePort();

    Keycloak(Path home, Postgres postgres, int users, Path log) throws IOException, InterruptedException {
        postgres.execute("postgres", "create database keycloak_peer");
        Path imports = home.resolve("data/import");
        Files.createDirectories(imports);
        Files.writeString(imports.resolve("bench-realm.json"), Json.write(realm(users)));
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/kc.sh").toString(), "start", "--optimized", "--import-realm", "--http-enabled=true", "--http-host=127.0.0.1", "--http-port=" + port,
                "--hostname-strict=false", "--db-url=" + postgres.url("keycloak_peer"), "--db-username=luoshu").redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("KC_DB_PASSWORD", postgres.password());
        process = builder.start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(300);
        while (true) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("Keycloak did not start:\n" + Files.readString(log));
            }
            try (Browser browser = browser()) {
                if (browser.get("/realms/bench/.well-known/openid-configuration").ok()) {
                    return;
                }
            } catch (RuntimeException notYet) {
                // not listening yet
            }
            Thread.sleep(200);
        }
    }

    private Map<String, Object> realm(int users) {
        Map<String, Object> algorithms = Json.map("access.token.signed.response.alg", "ES256", "id.token.signed.response.alg", "ES256");
        List<Object> people = new ArrayList<>();
        for (int i = 0; i < users; i++) {
            people.add(Json.map("username", "citizen" + i, "enabled", true, "emailVerified", true, "email", "citizen" + i + "@example.test", "firstName", "Zhang", "lastName", "Wei",
                    "credentials", List.of(Json.map("type", "password", "value", PASSWORD, "temporary", false))));
        }
        return Json.map("realm", "bench", "enabled", true, "sslRequired", "none", "accessTokenLifespan", 300, "defaultSignatureAlgorithm", "ES256", "users", people, "clients", List.of(
                Json.map("clientId", "machine", "secret", SECRET, "publicClient", false, "serviceAccountsEnabled", true, "standardFlowEnabled", false, "attributes", algorithms),
                Json.map("clientId", "web", "secret", SECRET, "publicClient", false, "standardFlowEnabled", true, "directAccessGrantsEnabled", true,
                        "redirectUris", List.of("http://localhost:" + port + "/callback"), "attributes", algorithms)));
    }

    Browser browser() {
        return new Browser(port);
    }

    long pid() {
        return process.pid();
    }

    static String clientCredentials(Browser browser) {
        return token(browser, "machine", Map.of("grant_type", "client_credentials"));
    }

    private static String token(Browser browser, String client, Map<String, String> fields) {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&").append(name).append('=').append(Browser.encode(value)));
        Map<String, String> basic = Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString((client + ":" + SECRET).getBytes(StandardCharsets.UTF_8)));
        Browser.Answer answer = browser.send("POST", TOKEN, "application/x-www-form-urlencoded", body.toString().getBytes(StandardCharsets.UTF_8), basic).orThrow("Keycloak token");
        return Json.text(answer.json(), "access_token");
    }

    /** Signs in by the form, with the password; ends with the redirect that carries the code. */
    String signIn(Browser browser, int user) {
        Pkce pkce = Pkce.fresh();
        Browser.Answer page = browser.get(authorize(pkce)).orThrow("Keycloak sign-in page");
        Forms.Form form = Forms.with(page.text(), "password").fill("username", "citizen" + user % 8).fill("password", PASSWORD);
        String action = form.action().replaceFirst("^https?://[^/]+", "");
        Browser.Answer done = browser.form(action, new LinkedHashMap<>(form.fields()));
        return redeem(browser, code(done), pkce);
    }

    /** A code and its tokens, for a person already signed in. */
    String code(Browser browser) {
        Pkce pkce = Pkce.fresh();
        return redeem(browser, code(browser.get(authorize(pkce))), pkce);
    }

    private String authorize(Pkce pkce) {
        return "/realms/bench/protocol/openid-connect/auth?client_id=web&response_type=code&scope=openid%20profile&state=" + System.nanoTime() + "&code_challenge=" + pkce.challenge()
                + "&code_challenge_method=S256&redirect_uri=" + Browser.encode("http://localhost:" + port + "/callback");
    }

    private String redeem(Browser browser, String code, Pkce pkce) {
        return token(browser, "web", Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", "http://localhost:" + port + "/callback", "code_verifier", pkce.verifier()));
    }

    static String code(Browser.Answer redirect) {
        String location = redirect.headers().get("location");
        if (redirect.status() / 100 != 3 || location == null || !location.contains("code=")) {
            throw new IllegalStateException("no code: " + redirect.status() + " " + location + " " + redirect.text());
        }
        return location.replaceFirst(".*[?&]code=([^&]+).*", "$1");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
