package luoshu.trust.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.identity.internal.Vault;
import luoshu.trust.identity.internal.accounts.Account;
import luoshu.trust.identity.internal.provider.Client;
import luoshu.trust.identity.internal.provider.Clients;
import luoshu.trust.identity.internal.provider.SigningKeys;
import luoshu.trust.messages.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenID provider as another system's client meets it. */
@ServerTest
class ProviderTest {

    private static final String CALLBACK = "https://rp.example/callback";
    private static final String VERIFIER = "a-verifier-that-is-long-enough-for-rfc-7636-0123456789";
    @Autowired
    MockMvc http;
    @Autowired
    Messages messages;
    @Autowired
    TestClock clock;
    @Autowired
    Clients clients;
    @Autowired
    SigningKeys keys;
    @Autowired
    JsonMapper json;
    private People people;
    private String clientId;
    private String secret;

    @BeforeEach
    void registerClient() {
        people = new People(http, clock, messages);
        registerClient(null);
    }

    private void registerClient(@Nullable String backChannelLogout) {
        clientId = "rp-" + UUID.randomUUID().toString().substring(0, 8);
        secret = Vault.token();
        clients.add(new Client(UUID.randomUUID(), clientId, "演示应用", Vault.sha256(secret), List.of("authorization_code", "refresh_token", "client_credentials"), List.of(CALLBACK),
                List.of("https://rp.example/bye"), backChannelLogout, List.of("openid", "profile", "phone"), Account.Kind.CITIZEN, "RS256", true, true, 0), "test");
    }

    @AfterEach
    void back() {
        clock.reset();
    }

    @Test
    void discovery_says_what_is_there() throws Exception {
        JsonNode discovery = json.readTree(get("/.well-known/openid-configuration").getContentAsString());
        assertThat(discovery.path("issuer").asString()).isEqualTo("http://localhost");
        assertThat(discovery.path("code_challenge_methods_supported").toString()).contains("S256");
        assertThat(discovery.path("end_session_endpoint").asString()).isNotEmpty();
        String jwks = get("/oauth2/jwks").getContentAsString();
        assertThat(jwks).contains("\"kty\":\"EC\"").contains("\"kty\":\"RSA\"").doesNotContain("\"d\":");
    }

    @Test
    void code_with_proof_key_and_consent_gives_tokens_that_verify() throws Exception {
        Browser browser = people.citizen("19900000011");
        String code = authorize(browser);
        JsonNode tokens = redeem(code, VERIFIER, CALLBACK);
        SignedJWT id = SignedJWT.parse(tokens.path("id_token").asString());
        assertThat(id.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(id.getJWTClaimsSet().getStringClaim("nonce")).isEqualTo("n-1");
        assertThat(id.getJWTClaimsSet().getAudience()).containsExactly(clientId);
        assertThat(id.getJWTClaimsSet().getClaim("sid")).isNotNull();
        MockHttpServletResponse info = http.perform(MockMvcRequestBuilders.get("/userinfo").header("Authorization", "Bearer " + tokens.path("access_token").asString())).andReturn().getResponse();
        assertThat(info.getContentAsString()).contains("周涛").contains(id.getJWTClaimsSet().getSubject());
        assertThat(http.perform(MockMvcRequestBuilders.get("/userinfo").header("Authorization", "Bearer " + tokens.path("id_token").asString())).andReturn().getResponse().getStatus())
                .as("an ID token is no access token").isEqualTo(401);
        assertThat(browser.open("/identity/consents").getContentAsString()).contains("演示应用").containsPattern(">2026-\\d\\d-\\d\\d \\d\\d:\\d\\d<");
        assertThat(redeem(code, VERIFIER, CALLBACK).path("error").asString()).isEqualTo("invalid_grant");
        assertThat(refresh(tokens.path("refresh_token").asString()).path("error").asString()).as("a code shown twice ends what it gave").isEqualTo("invalid_grant");
    }

    @Test
    void wrong_redirects_missing_proofs_and_wrong_proofs_are_refused() throws Exception {
        Browser browser = people.citizen("19900000016");
        assertThat(browser.send(HttpMethod.GET, request(Map.of("redirect_uri", "https://rp.example/callback/x")), Map.of()).getStatus()).isEqualTo(400);
        assertThat(browser.send(HttpMethod.GET, request(Map.of("redirect_uri", "https://evil.example/")), Map.of()).getRedirectedUrl()).isNull();
        assertThat(browser.send(HttpMethod.GET, request(Map.of("client_id", "nobody")), Map.of()).getStatus()).isEqualTo(400);
        assertThat(error(browser, request(Map.of("code_challenge", "", "code_challenge_method", "")))).isEqualTo("invalid_request");
        assertThat(error(browser, request(Map.of("code_challenge", VERIFIER, "code_challenge_method", "plain")))).isEqualTo("invalid_request");
        assertThat(error(browser, request(Map.of("scope", "openid everything")))).isEqualTo("invalid_scope");
        String code = authorize(browser);
        assertThat(redeem(code, "another-verifier-another-verifier-another-verif", CALLBACK).path("error").asString()).isEqualTo("invalid_grant");
        assertThat(redeem(code, VERIFIER, "https://rp.example/other").path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void a_refresh_token_works_once_and_its_second_use_ends_the_family() throws Exception {
        Browser browser = people.citizen("19900000013");
        String first = redeem(authorize(browser), VERIFIER, CALLBACK).path("refresh_token").asString();
        JsonNode second = refresh(first);
        assertThat(second.path("id_token").asString()).isNotEmpty();
        JsonNode third = refresh(second.path("refresh_token").asString());
        assertThat(third.path("access_token").asString()).isNotEmpty();
        assertThat(introspect(third.path("access_token").asString()).path("active").asBoolean()).isTrue();
        assertThat(refresh(first).path("error").asString()).isEqualTo("invalid_grant");
        assertThat(refresh(third.path("refresh_token").asString()).path("error").asString()).as("the whole family").isEqualTo("invalid_grant");
        assertThat(introspect(third.path("access_token").asString()).path("active").asBoolean()).isFalse();
    }

    @Test
    void client_credentials_open_the_interfaces_and_can_be_revoked() throws Exception {
        String token = post("/oauth2/token", Map.of("grant_type", "client_credentials"), true).path("access_token").asString();
        assertThat(open(token)).isEqualTo(200);
        assertThat(introspect(token).path("active").asBoolean()).isTrue();
        http.perform(basic(MockMvcRequestBuilders.post("/oauth2/revoke").param("token", token)));
        assertThat(introspect(token).path("active").asBoolean()).isFalse();
        assertThat(open(token)).isEqualTo(401);
        assertThat(http.perform(MockMvcRequestBuilders.post("/oauth2/token").param("grant_type", "client_credentials").header("Authorization",
                "Basic " + Base64.getEncoder().encodeToString((clientId + ":wrong").getBytes()))).andReturn().getResponse().getStatus()).isEqualTo(401);
    }

    @Test
    void forged_tokens_open_nothing() throws Exception {
        String good = post("/oauth2/token", Map.of("grant_type", "client_credentials"), true).path("access_token").asString();
        String[] parts = good.split("\\.");
        String none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\",\"typ\":\"at+jwt\"}".getBytes()) + "." + parts[1] + ".";
        String tampered = parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(new String(Base64.getUrlDecoder().decode(parts[1])).replace(clientId, "portal").getBytes()) + "." + parts[2];
        var stranger = new ECKeyGenerator(Curve.P_256).keyID(SignedJWT.parse(good).getHeader().getKeyID()).generate();
        SignedJWT forged = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(stranger.getKeyID()).type(SignedJWT.parse(good).getHeader().getType()).build(),
                SignedJWT.parse(good).getJWTClaimsSet());
        forged.sign(new ECDSASigner(stranger));
        SignedJWT expired = SignedJWT.parse(good);
        for (String token : List.of(none, tampered, forged.serialize(), good + "x", "", "a.b.c", "x".repeat(10_000))) {
            assertThat(open(token)).as(token.length() > 60 ? token.substring(0, 60) : token).isEqualTo(401);
        }
        assertThat(expired.getJWTClaimsSet().getExpirationTime()).isNotNull();
        assertThat(open(good)).isEqualTo(200);
    }

    @Test
    void old_keys_verify_after_new_ones_sign() throws Exception {
        String before = post("/oauth2/token", Map.of("grant_type", "client_credentials"), true).path("access_token").asString();
        String published = http.perform(MockMvcRequestBuilders.get("/oauth2/jwks")).andReturn().getResponse().getContentAsString();
        List<String> signing = keys.rotate();
        assertThat(signing).as("clients knew them before").hasSize(2).allSatisfy(kid -> assertThat(published).contains(kid));
        String after = post("/oauth2/token", Map.of("grant_type", "client_credentials"), true).path("access_token").asString();
        assertThat(SignedJWT.parse(after).getHeader().getKeyID()).isNotEqualTo(SignedJWT.parse(before).getHeader().getKeyID()).isIn(signing);
        assertThat(open(before)).isEqualTo(200);
        assertThat(open(after)).isEqualTo(200);
    }

    @Test
    void a_client_signs_its_person_out() throws Exception {
        Browser browser = people.citizen("19900000014");
        JsonNode tokens = redeem(authorize(browser), VERIFIER, CALLBACK);
        String hint = tokens.path("id_token").asString();
        assertThat(browser.send(HttpMethod.GET, "/connect/logout?id_token_hint=" + hint + "&post_logout_redirect_uri=https://evil.example/", Map.of()).getRedirectedUrl()).startsWith("/identity/error");
        assertThat(browser.send(HttpMethod.GET, "/connect/logout?id_token_hint=" + hint + "&post_logout_redirect_uri=https://rp.example/bye&state=s%201", Map.of()).getRedirectedUrl())
                .isEqualTo("https://rp.example/bye?state=s%201");
        assertThat(browser.open("/api/portal/session").getContentAsString()).contains("\"signedIn\":false");
        assertThat(refresh(tokens.path("refresh_token").asString()).path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void a_client_that_is_away_for_a_moment_is_told_of_a_sign_out() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        registerClient("http://127.0.0.1:" + port + "/logout");
        Browser browser = people.citizen("19900000014");
        String hint = redeem(authorize(browser), VERIFIER, CALLBACK).path("id_token").asString();
        browser.send(HttpMethod.GET, "/connect/logout?id_token_hint=" + hint, Map.of());
        Thread.sleep(500);
        CompletableFuture<String> told = new CompletableFuture<>();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/logout", exchange -> {
            told.complete(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            assertThat(told.get(10, TimeUnit.SECONDS)).startsWith("logout_token=");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void silent_and_fresh_sign_in_are_asked_for_by_prompt() throws Exception {
        assertThat(error(new Browser(http), request(Map.of("prompt", "none")))).isEqualTo("login_required");
        Browser browser = people.citizen("19900000015");
        assertThat(browser.send(HttpMethod.GET, request(Map.of("prompt", "login")), Map.of()).getRedirectedUrl()).startsWith("/identity/sign-in");
    }

    private String authorize(Browser browser) throws Exception {
        MockHttpServletResponse answer = browser.send(HttpMethod.GET, request(Map.of()), Map.of());
        if (answer.getRedirectedUrl() != null && answer.getRedirectedUrl().contains("/identity/consent")) {
            String page = browser.open(answer.getRedirectedUrl().replace("http://localhost", "")).getContentAsString();
            String state = page.replaceAll("(?s).*name=\"state\" value=\"([^\"]+)\".*", "$1").replace("&#39;", "'").replace("&amp;", "&");
            MockHttpServletRequestBuilder consent = MockMvcRequestBuilders.post("/oauth2/authorize").param("client_id", clientId).param("state", state).param("scope", "openid", "profile");
            answer = browser.perform(consent, "/oauth2/authorize");
        }
        assertThat(answer.getRedirectedUrl()).startsWith(CALLBACK + "?code=").contains("state=s-1");
        return parameter(answer.getRedirectedUrl(), "code");
    }

    private String request(Map<String, String> changes) {
        Map<String, String> parameters = new HashMap<>(Map.of("response_type", "code", "client_id", clientId, "redirect_uri", CALLBACK, "scope", "openid profile", "state", "s-1", "nonce", "n-1",
                "code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(Vault.sha256(VERIFIER)), "code_challenge_method", "S256"));
        parameters.putAll(changes);
        parameters.values().removeIf(String::isEmpty);
        StringBuilder query = new StringBuilder("/oauth2/authorize?");
        parameters.forEach((name, value) -> query.append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")).append('&'));
        return query.substring(0, query.length() - 1);
    }

    private String error(Browser browser, String request) throws Exception {
        String to = browser.send(HttpMethod.GET, request, Map.of()).getRedirectedUrl();
        assertThat(to).startsWith(CALLBACK);
        return parameter(to, "error");
    }

    private static String parameter(String url, String name) {
        return URLDecoder.decode(url.replaceAll(".*[?&]" + name + "=([^&]+).*", "$1"), StandardCharsets.UTF_8);
    }

    private JsonNode redeem(String code, String verifier, String redirect) throws Exception {
        return post("/oauth2/token", Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", redirect, "code_verifier", verifier), true);
    }

    private JsonNode refresh(String token) throws Exception {
        return post("/oauth2/token", Map.of("grant_type", "refresh_token", "refresh_token", token), true);
    }

    private JsonNode introspect(String token) throws Exception {
        return post("/oauth2/introspect", Map.of("token", token), true);
    }

    private JsonNode post(String path, Map<String, String> form, boolean authenticated) throws Exception {
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.post(path);
        form.forEach(request::param);
        return json.readTree(http.perform(authenticated ? basic(request) : request).andReturn().getResponse().getContentAsString());
    }

    private MockHttpServletRequestBuilder basic(MockHttpServletRequestBuilder request) {
        return request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes()));
    }

    private int open(String token) throws Exception {
        return http.perform(MockMvcRequestBuilders.get("/api/open/client").header("Authorization", "Bearer " + token)).andReturn().getResponse().getStatus();
    }

    private MockHttpServletResponse get(String path) throws Exception {
        return http.perform(MockMvcRequestBuilders.get(path)).andReturn().getResponse();
    }
}
