package luoshu.trust.identity.internal.signin;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.trust.identity.internal.Vault;
import luoshu.trust.identity.internal.provider.TokenEndpoint;
import luoshu.trust.identity.internal.sessions.Cookies;
import luoshu.trust.identity.internal.sessions.Origins;
import luoshu.trust.identity.internal.sessions.Session;
import luoshu.trust.identity.internal.sessions.SessionKind;
import luoshu.trust.identity.internal.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/**
 * Portal and workbench as clients of our own provider: code flow with PKCE, state and nonce, ended on the server; the browser gets a session cookie and never a token.
 * What the flow must remember between its two ends travels sealed in a cookie.
 */
@Controller
class ApplicationSignInController {

    private record Flow(String state, String nonce, String verifier, String returnTo, long expires) {
    }

    private static final Logger log = LoggerFactory.getLogger(ApplicationSignInController.class);
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final String PURPOSE = "flow";
    private final TokenEndpoint tokens;
    private final Sessions sessions;
    private final Cookies cookies;
    private final Origins origins;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;

    ApplicationSignInController(TokenEndpoint tokens, Sessions sessions, Cookies cookies, Origins origins, Vault vault, JsonMapper json, Clock clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.cookies = cookies;
        this.origins = origins;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/portal/sign-in")
    void portal(@RequestParam(name = "return", required = false) @Nullable String to, HttpServletRequest request, HttpServletResponse response) throws IOException {
        begin(SessionKind.PORTAL, ReturnAddress.path(to, "/"), request, response);
    }

    @GetMapping("/work/sign-in")
    void work(@RequestParam(name = "return", required = false) @Nullable String to, HttpServletRequest request, HttpServletResponse response) throws IOException {
        begin(SessionKind.WORK, ReturnAddress.path(to, "/work/"), request, response);
    }

    @GetMapping("/portal/callback")
    void portalCallback(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        end(SessionKind.PORTAL, request, response);
    }

    @GetMapping("/work/callback")
    void workCallback(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        end(SessionKind.WORK, request, response);
    }

    private void begin(SessionKind application, String returnTo, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Flow flow = new Flow(Vault.token(), Vault.token(), Vault.token(), returnTo, clock.instant().plus(LIFE).getEpochSecond());
        cookies.write(request, response, cookie(application), Base64.getUrlEncoder().withoutPadding().encodeToString(vault.seal(PURPOSE + application, json.writeValueAsString(flow))), LIFE);
        response.setHeader("Cache-Control", "no-store");
        response.sendRedirect(UriComponentsBuilder.fromPath("/oauth2/authorize").queryParam("response_type", "code")
                .queryParam("client_id", application == SessionKind.PORTAL ? "portal" : "workbench").queryParam("redirect_uri", redirectUri(application, request))
                .queryParam("scope", "openid%20profile").queryParam("state", flow.state()).queryParam("nonce", flow.nonce())
                .queryParam("code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(Vault.sha256(flow.verifier())))
                .queryParam("code_challenge_method", "S256").build(true).toUriString());
    }

    private void end(SessionKind application, HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        response.setHeader("Cache-Control", "no-store");
        Optional<Flow> flow = flow(application, request);
        cookies.clear(request, response, cookie(application));
        String code = request.getParameter("code");
        if (flow.isEmpty() || code == null || !flow.get().state().equals(request.getParameter("state"))) {
            response.sendRedirect("/identity/error?code=" + (request.getParameter("error") != null ? "declined" : "flow") + "&app=" + application.name().toLowerCase());
            return;
        }
        try {
            Jwt id = tokens.redeem(application, code, flow.get().verifier(), redirectUri(application, request), flow.get().nonce(), request, response);
            Session provider = sessions.find(UUID.fromString(id.getClaimAsString("sid"))).orElseThrow();
            Sessions.Opened opened = sessions.openThrough(provider, application, request);
            cookies.write(request, response, application.cookie(), opened.token());
            response.sendRedirect(flow.get().returnTo());
        } catch (TokenEndpoint.NotRedeemed refused) {
            log.warn("sign-in to {} failed: {}", application, refused.getMessage());
            response.sendRedirect("/identity/error?code=flow&app=" + application.name().toLowerCase());
        }
    }

    private Optional<Flow> flow(SessionKind application, HttpServletRequest request) {
        String sealed = cookies.read(request, cookie(application));
        if (sealed == null) {
            return Optional.empty();
        }
        try {
            Flow flow = json.readValue(vault.openText(PURPOSE + application, Base64.getUrlDecoder().decode(sealed)), Flow.class);
            return Optional.of(flow).filter(found -> found.expires() > clock.instant().getEpochSecond());
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    private String redirectUri(SessionKind application, HttpServletRequest request) {
        return origins.of(request) + (application == SessionKind.PORTAL ? "/portal/callback" : "/work/callback");
    }

    private static String cookie(SessionKind application) {
        return application.cookie() + "-flow";
    }
}
