package luoshu.trust.identity.internal.provider;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Reads and checks an RP-initiated logout: the hint must be an ID token of ours (it may have expired), its client must be the one named, and the address to return to
 * must be registered exactly. Without a hint the person is asked first.
 * Not a bean: the framework would take it for the way bearer tokens are read.
 */
final class EndSessionConverter implements AuthenticationConverter {

    static final String NO_HINT = "none";
    private static final Authentication NOBODY = new AnonymousAuthenticationToken("end-session", "nobody", AuthorityUtils.createAuthorityList("NOBODY"));
    private final Clients clients;
    private final AccessTokens tokens;

    EndSessionConverter(Clients clients, AccessTokens tokens) {
        this.clients = clients;
        this.tokens = tokens;
    }

    @Override
    public Authentication convert(HttpServletRequest request) {
        String hint = request.getParameter("id_token_hint");
        String clientId = request.getParameter("client_id");
        Jwt token = hint == null ? null : tokens.findHint(hint);
        if (hint != null && token == null) {
            throw refused("id_token_hint");
        }
        if (token != null) {
            if (clientId != null && !token.getAudience().contains(clientId)) {
                throw refused("client_id");
            }
            clientId = token.getAudience().getFirst();
        }
        String to = request.getParameter("post_logout_redirect_uri");
        if (to != null && !registered(clientId, to)) {
            throw refused("post_logout_redirect_uri");
        }
        return new OidcLogoutAuthenticationToken(hint == null ? NO_HINT : hint, NOBODY, token == null ? null : token.getClaimAsString("sid"), clientId, to,
                request.getParameter("state"));
    }

    private boolean registered(@Nullable String clientId, String to) {
        return clientId != null && clients.find(clientId).filter(client -> client.postLogoutUris().contains(to)).isPresent();
    }

    private static OAuth2AuthenticationException refused(String parameter) {
        return new OAuth2AuthenticationException(new org.springframework.security.oauth2.core.OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, parameter, null));
    }
}
