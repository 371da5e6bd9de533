package luoshu.trust.identity.internal.provider;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.trust.identity.internal.sessions.Origins;
import luoshu.trust.identity.internal.sessions.SessionKind;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our own applications redeem their codes here: the very token endpoint other clients use, reached inside the server instead of over a socket. */
@Component
public class TokenEndpoint {

    /** The code bought nothing. */
    public static final class NotRedeemed extends RuntimeException {
        NotRedeemed(String why) {
            super(why, null, false, false);
        }
    }

    private final ObjectProvider<SecurityFilterChain> provider;
    private final Clients clients;
    private final AccessTokens tokens;
    private final Origins origins;
    private final JsonMapper json;

    TokenEndpoint(@Qualifier("providerChain") ObjectProvider<SecurityFilterChain> provider, Clients clients, AccessTokens tokens, Origins origins, JsonMapper json) {
        this.provider = provider;
        this.clients = clients;
        this.tokens = tokens;
        this.origins = origins;
        this.json = json;
    }

    /** The verified ID token for {@code code}. */
    public Jwt redeem(SessionKind application, String code, String verifier, String redirectUri, String nonce, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String clientId = application == SessionKind.PORTAL ? "portal" : "workbench";
        Map<String, String> form = new HashMap<>(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", redirectUri, "code_verifier", verifier,
                "client_id", clientId, "client_secret", clients.secretOf(application)));
        InternalResponse answer = new InternalResponse(response);
        SecurityContext mine = SecurityContextHolder.getContext();
        try {
            new FilterChainProxy(List.of(provider.getObject())).doFilter(new InternalRequest(request, "/oauth2/token", form), answer, (_, _) -> answer.setStatus(404));
        } finally {
            SecurityContextHolder.setContext(mine);
        }
        if (answer.getStatus() != 200) {
            throw new NotRedeemed(answer.getStatus() + " " + answer.body());
        }
        JsonNode body = json.readTree(answer.body());
        return verify(body.path("id_token").asString(""), clientId, nonce, origins.of(request));
    }

    private Jwt verify(String token, String clientId, String nonce, String issuer) {
        try {
            Jwt id = tokens.decodeIdToken(token);
            if (!issuer.equals(id.getClaimAsString("iss")) || !id.getAudience().equals(List.of(clientId)) || !nonce.equals(id.getClaimAsString("nonce"))) {
                throw new NotRedeemed("the ID token is not for this sign-in");
            }
            return id;
        } catch (BadJwtException forged) {
            throw new NotRedeemed("the ID token does not verify");
        }
    }
}
