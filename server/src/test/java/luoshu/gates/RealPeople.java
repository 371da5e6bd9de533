package luoshu.gates;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.servlet.http.Cookie;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Grants;
import luoshu.kernel.access.NewGrant;
import luoshu.kernel.access.Role;
import luoshu.kernel.access.Roles;
import luoshu.kernel.cases.CaseWorld;
import luoshu.kernel.matters.Matters;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.parties.Mobile;
import luoshu.kernel.parties.Parties;
import luoshu.trust.identity.internal.Vault;
import luoshu.trust.identity.internal.accounts.Account;
import luoshu.trust.identity.internal.accounts.Accounts;
import luoshu.trust.identity.internal.provider.Client;
import luoshu.trust.identity.internal.provider.Clients;
import luoshu.trust.identity.internal.sessions.SessionKind;
import luoshu.trust.identity.internal.sessions.Sessions;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.json.JsonMapper;

/** A visitor, a citizen, another system and one official per role, with real accounts, grants and sessions: they carry what a browser carries, nothing is put in their place. */
final class RealPeople {

    /** @param application the application they sign on to: portal or work */
    record RealPerson(String name, String application, Account account, Map<String, String> cookies, String authorization) {
        RequestPostProcessor calls(String route) {
            return request -> {
                cookies.forEach((name, token) -> request.setCookies(append(request.getCookies(), new Cookie("__Host-" + name, token))));
                if (authorization != null) {
                    request.addHeader("Authorization", route.contains(" /oauth2/") ? authorization.split(" or ")[0] : authorization.split(" or ")[1]);
                }
                return request;
            };
        }

        private static Cookie[] append(Cookie[] cookies, Cookie one) {
            Cookie[] all = java.util.Arrays.copyOf(cookies == null ? new Cookie[0] : cookies, cookies == null ? 1 : cookies.length + 1);
            all[all.length - 1] = one;
            return all;
        }
    }

    private final ApplicationContext context;
    private final MockMvc http;
    private final Map<String, RealPerson> people = new LinkedHashMap<>();

    RealPeople(ApplicationContext context, MockMvc http) throws Exception {
        this.context = context;
        this.http = http;
        people.put("visitor", new RealPerson("visitor", "portal", null, Map.of(), null));
        people.put("citizen", citizen());
        people.put("system", system());
        for (Role role : context.getBean(Roles.class).all()) {
            people.put(role.code(), official(role.code()));
        }
    }

    Map<String, RealPerson> all() {
        return people;
    }

    /** Signs in again whoever was just signed out. */
    void signInAgain(String name) {
        people.computeIfPresent(name, (_, person) -> person.account == null ? person : signedIn(name, person.application, person.account));
    }

    RealPerson citizen() {
        Mobile mobile = new Mobile("199" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999));
        UUID account = bean(Accounts.class).register("测试", mobile.value(), bean(Parties.class).open("测试", mobile).value());
        return signedIn("citizen", "portal", bean(Accounts.class).get(account));
    }

    RealPerson official(String role) {
        PublishedMatter matter = bean(Matters.class).findNearest("food-business-licence", CaseWorld.REGION).orElseThrow();
        var implementing = matter.implementation();
        UUID post = bean(Access.class).asPlatform("test", () -> bean(Organs.class).createPost(new OrganCode(implementing.organ()), "测试岗 " + role, List.of(role)).id());
        UUID account = bean(Accounts.class).create(Account.Kind.OFFICIAL, "m" + UUID.randomUUID().toString().substring(0, 12), "测试", null, null, false, "test");
        bean(Grants.class).grant(new NewGrant(account, post, role, implementing.organ(), implementing.duty(), implementing.region(), 2), UUID.randomUUID());
        return signedIn(role, "work", bean(Accounts.class).get(account));
    }

    private RealPerson signedIn(String name, String application, Account account) {
        MockHttpServletRequest browser = new MockHttpServletRequest();
        SessionKind kind = application.equals("portal") ? SessionKind.PORTAL : SessionKind.WORK;
        Sessions.Opened provider = bean(Sessions.class).open(account, List.of("pwd", "otp"), browser);
        Sessions.Opened mine = bean(Sessions.class).openThrough(provider.session(), kind, browser);
        return new RealPerson(name, application, account, Map.of(provider.session().kind().cookie(), provider.token(), kind.cookie(), mine.token()), null);
    }

    /** A client that may sign on itself and nobody else. */
    private RealPerson system() throws Exception {
        String id = "matrix-" + UUID.randomUUID().toString().substring(0, 8);
        String secret = Vault.token();
        bean(Clients.class).add(new Client(UUID.randomUUID(), id, "另一系统", Vault.sha256(secret), List.of("client_credentials"), List.of(), List.of(), null, List.of(),
                Account.Kind.CITIZEN, "RS256", true, true, 0), "test");
        String basic = "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        String answer = http.perform(MockMvcRequestBuilders.post(URI.create("/oauth2/token")).param("grant_type", "client_credentials").header("Authorization", basic))
                .andReturn().getResponse().getContentAsString();
        return new RealPerson("system", "portal", null, Map.of(), basic + " or Bearer " + bean(JsonMapper.class).readTree(answer).path("access_token").asString());
    }

    private <T> T bean(Class<T> type) {
        return context.getBean(type);
    }
}
