package luoshu.trust.identity.internal.provider;

import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import luoshu.trust.identity.internal.accounts.Account;
import luoshu.trust.identity.internal.accounts.Accounts;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/** What tokens and userinfo say. Access tokens are ES256 and follow RFC 9068; ID tokens tell the session, the time and the means of sign-in. */
@Component
class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private final Accounts accounts;

    TokenClaims(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            context.getJwsHeader().algorithm(SignatureAlgorithm.ES256).type(AccessTokens.TYPE.getType());
            context.getClaims().claim("client_id", context.getRegisteredClient().getClientId()).claim(OAuth2ParameterNames.SCOPE, String.join(" ", context.getAuthorizedScopes()));
            if (context.getAuthorization() != null) {
                context.getClaims().claim(Authorizations.AUTHORIZATION, context.getAuthorization().getId());
            }
        } else if (context.getPrincipal() instanceof PersonAuthentication person) {
            context.getClaims().claim("auth_time", Date.from(person.signedInAt())).claim("amr", person.factors());
            if (person.session() != null) {
                context.getClaims().claim("sid", person.session().toString());
            }
        }
    }

    OidcUserInfo userInfo(OidcUserInfoAuthenticationContext context) {
        Account account = accounts.get(UUID.fromString(context.getAuthorization().getPrincipalName()));
        return new OidcUserInfo(claims(account, context.getAccessToken().getScopes()));
    }

    private static Map<String, Object> claims(Account account, Set<String> scopes) {
        Map<String, Object> claims = new LinkedHashMap<>(Map.of("sub", account.id().toString()));
        if (scopes.contains("profile")) {
            claims.put("name", account.name());
            claims.put("locale", "zh-CN");
            if (account.login() != null) {
                claims.put("preferred_username", account.login());
            }
        }
        if (scopes.contains("phone") && account.mobile() != null) {
            claims.put("phone_number", "+86" + account.mobile());
            claims.put("phone_number_verified", true);
        }
        return claims;
    }

    static final List<String> SCOPES = List.of("openid", "profile", "phone");
}
