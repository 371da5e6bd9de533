package luoshu.trust.identity.internal.provider;

import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.trust.identity.internal.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import tools.jackson.databind.json.JsonMapper;

/**
 * The framework's authorisations in one small row each. No token is stored: a code and the current refresh token by their SHA-256, access tokens not at all – they are
 * signed, name their authorisation, and fall with its row. A code or refresh token shown twice ends the whole authorisation (RFC 9700, 4.14).
 */
@Component
class Authorizations implements OAuth2AuthorizationService {

    /** Claim of an access token: the authorisation it came from. */
    static final String AUTHORIZATION = "aid";
    private static final String LOADED_BY = "luoshu.loaded";
    private static final String REFRESH_BEFORE = "luoshu.refresh";

    private enum By { STATE, CODE, REFRESH, ACCESS }

    private record Request(String uri, @Nullable String redirectUri, @Nullable String state, List<String> scopes, Map<String, Object> parameters) {
    }

    private final AuthorizationQueries queries;
    private final RegisteredClients clients;
    private final AccessTokens accessTokens;
    private final Audit audit;
    private final JsonMapper json;
    private final TransactionTemplate together;

    Authorizations(AuthorizationQueries queries, RegisteredClients clients, AccessTokens accessTokens, Audit audit, JsonMapper json, PlatformTransactionManager transactions) {
        this.queries = queries;
        this.clients = clients;
        this.accessTokens = accessTokens;
        this.audit = audit;
        this.json = json;
        this.together = new TransactionTemplate(transactions);
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        OAuth2Authorization.Token<OAuth2AccessToken> access = authorization.getAccessToken();
        if (access != null && access.isInvalidated()) {
            together.executeWithoutResult(_ -> {
                accessTokens.revoke((String) access.getClaims().get("jti"), access.getToken().getExpiresAt());
                keep(authorization, access);
            });
        } else {
            keep(authorization, access);
        }
    }

    /** One statement; two more when a code or refresh token turns out to have been shown before. */
    private void keep(OAuth2Authorization authorization, OAuth2Authorization.@Nullable Token<OAuth2AccessToken> access) {
        if (!AuthorizationGrantType.AUTHORIZATION_CODE.equals(authorization.getAuthorizationGrantType())) {
            return;
        }
        UUID id = UUID.fromString(authorization.getId());
        By by = authorization.getAttribute(LOADED_BY);
        OAuth2Authorization.Token<OAuth2AuthorizationCode> code = authorization.getToken(OAuth2AuthorizationCode.class);
        OAuth2Authorization.Token<OAuth2RefreshToken> refresh = authorization.getRefreshToken();
        if (by == null) {
            queries.insert(fresh(id, authorization, code));
        } else if (refresh != null && refresh.isInvalidated()) {
            queries.delete(id);
        } else if (by == By.STATE && code != null) {
            queries.consented(id, Vault.sha256(code.getToken().getTokenValue()), code.getToken().getExpiresAt(), List.copyOf(authorization.getAuthorizedScopes()));
        } else if (by == By.CODE) {
            redeem(id, authorization, access, refresh);
        } else if (by == By.REFRESH && refresh != null) {
            byte[] before = authorization.getAttribute(REFRESH_BEFORE);
            if (!queries.rotate(id, before, Vault.sha256(refresh.getToken().getTokenValue()), refresh.getToken().getExpiresAt())) {
                end(id, "refresh");
            }
        }
    }

    private void redeem(UUID id, OAuth2Authorization authorization, OAuth2Authorization.@Nullable Token<OAuth2AccessToken> access,
                        OAuth2Authorization.@Nullable Token<OAuth2RefreshToken> refresh) {
        if (access == null) {
            queries.delete(id); // the code was shown by another client
            return;
        }
        Instant accessEnds = access.getToken().getExpiresAt();
        Instant refreshEnds = refresh == null ? null : refresh.getToken().getExpiresAt();
        byte[] hash = refresh == null ? null : Vault.sha256(refresh.getToken().getTokenValue());
        if (!queries.redeem(id, hash, refreshEnds, refreshEnds == null ? accessEnds : refreshEnds)) {
            end(id, "code");
        }
    }

    private void end(UUID id, String what) {
        together.executeWithoutResult(_ -> {
            queries.delete(id);
            audit.record(new Actor.Platform("identity"), new Act("token.reuse", Act.Outcome.DENIED, "authorization:" + id, null, null, null, Map.of("token", what)));
        });
        throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        queries.delete(UUID.fromString(authorization.getId()));
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return queries.find(UUID.fromString(id)).map(row -> build(row, By.ACCESS, "-", null)).orElse(null);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        String kind = type == null ? (token.indexOf('.') > 0 ? "access_token" : "refresh_token") : type.getValue();
        return switch (kind) {
            case OAuth2ParameterNames.STATE -> queries.findByState(Vault.sha256(token)).map(row -> build(row, By.STATE, token, null)).orElse(null);
            case OAuth2ParameterNames.CODE -> onceARequest(token, this::byCode);
            case OAuth2ParameterNames.REFRESH_TOKEN -> byRefreshToken(token);
            case OAuth2ParameterNames.ACCESS_TOKEN -> byAccessToken(token);
            default -> null;
        };
    }

    /** The framework asks twice for the same code, for the verifier and for the token. That it is used once is up to the statement that redeems it. */
    private static @Nullable OAuth2Authorization onceARequest(String code, Function<String, @Nullable OAuth2Authorization> find) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return find.apply(code);
        }
        String name = Authorizations.class.getName() + "." + code;
        OAuth2Authorization found = (OAuth2Authorization) request.getAttribute(name, RequestAttributes.SCOPE_REQUEST);
        if (found == null) {
            found = find.apply(code);
            if (found != null) {
                request.setAttribute(name, found, RequestAttributes.SCOPE_REQUEST);
            }
        }
        return found;
    }

    private @Nullable OAuth2Authorization byCode(String code) {
        Optional<AuthorizationQueries.Row> found = queries.findByCode(Vault.sha256(code));
        if (found.isPresent() && found.get().codeUsed()) {
            refuseReuse(found.get(), "code");
            return null;
        }
        return found.map(row -> build(row, By.CODE, code, null)).orElse(null);
    }

    private @Nullable OAuth2Authorization byRefreshToken(String token) {
        Optional<AuthorizationQueries.Row> found = RefreshTokens.authorizationOf(token).flatMap(queries::find).filter(row -> row.refresh() != null);
        if (found.isPresent() && !Vault.same(found.get().refresh(), Vault.sha256(token))) {
            refuseReuse(found.get(), "refresh");
            return null;
        }
        return found.map(row -> build(row, By.REFRESH, token, null)).orElse(null);
    }

    private void refuseReuse(AuthorizationQueries.Row row, String what) {
        together.executeWithoutResult(_ -> {
            queries.delete(row.id());
            audit.record(new Actor.Platform("identity"), new Act("token.reuse", Act.Outcome.DENIED, "account:" + row.account(), null, null, null,
                    Map.of("token", what, "client", row.client().toString())));
        });
    }

    private @Nullable OAuth2Authorization byAccessToken(String token) {
        Jwt jwt = accessTokens.find(token);
        if (jwt == null) {
            return null;
        }
        String authorization = jwt.getClaimAsString(AUTHORIZATION);
        if (authorization != null) {
            return queries.find(UUID.fromString(authorization)).map(row -> build(row, By.ACCESS, token, jwt)).orElse(null);
        }
        RegisteredClient client = clients.findByClientId(jwt.getSubject());
        return client == null ? null : OAuth2Authorization.withRegisteredClient(client).principalName(client.getClientId())
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS).authorizedScopes(new LinkedHashSet<>(scopes(jwt)))
                .token(accessToken(jwt), metadata -> metadata.put(OAuth2Authorization.Token.CLAIMS_METADATA_NAME, jwt.getClaims())).build();
    }

    private static OAuth2AccessToken accessToken(Jwt jwt) {
        return new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, jwt.getTokenValue(), jwt.getIssuedAt(), jwt.getExpiresAt(), new LinkedHashSet<>(scopes(jwt)));
    }

    private static List<String> scopes(Jwt jwt) {
        String scopes = jwt.getClaimAsString(OAuth2ParameterNames.SCOPE);
        return scopes == null || scopes.isEmpty() ? List.of() : List.of(scopes.split(" "));
    }

    private AuthorizationQueries.Row fresh(UUID id, OAuth2Authorization authorization, OAuth2Authorization.@Nullable Token<OAuth2AuthorizationCode> code) {
        OAuth2AuthorizationRequest request = authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        PersonAuthentication person = authorization.getAttribute(Principal.class.getName());
        String state = authorization.getAttribute(OAuth2ParameterNames.STATE);
        Instant now = Clock.systemUTC().instant(); // the framework measures tokens by system time
        Request kept = new Request(request.getAuthorizationUri(), request.getRedirectUri(), request.getState(), new ArrayList<>(request.getScopes()), request.getAdditionalParameters());
        return new AuthorizationQueries.Row(id, UUID.fromString(authorization.getRegisteredClientId()), person.account(), person.session(),
                state == null ? null : Vault.sha256(state), code == null ? null : Vault.sha256(code.getToken().getTokenValue()),
                code == null ? null : code.getToken().getExpiresAt(), false, null, null, List.copyOf(authorization.getAuthorizedScopes()), json.writeValueAsString(kept),
                person.factors(), person.signedInAt(), now.plusSeconds(600));
    }

    private OAuth2Authorization build(AuthorizationQueries.Row row, By by, String token, @Nullable Jwt jwt) {
        RegisteredClient client = clients.findById(row.client().toString());
        if (client == null) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        Request kept = json.readValue(row.request(), Request.class);
        OAuth2AuthorizationRequest request = OAuth2AuthorizationRequest.authorizationCode().authorizationUri(kept.uri()).clientId(client.getClientId())
                .redirectUri(kept.redirectUri()).state(kept.state()).scopes(new LinkedHashSet<>(kept.scopes())).additionalParameters(kept.parameters()).build();
        OAuth2Authorization.Builder authorization = OAuth2Authorization.withRegisteredClient(client).id(row.id().toString()).principalName(row.account().toString())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE).authorizedScopes(new LinkedHashSet<>(row.scopes()))
                .attribute(Principal.class.getName(), new PersonAuthentication(row.account(), row.session(), row.factors(), row.signedInAt()))
                .attribute(OAuth2AuthorizationRequest.class.getName(), request).attribute(LOADED_BY, by);
        switch (by) {
            case STATE -> authorization.attribute(OAuth2ParameterNames.STATE, token);
            case CODE -> authorization.token(new OAuth2AuthorizationCode(token, row.codeExpiresAt().minusSeconds(600), row.codeExpiresAt()));
            case REFRESH -> authorization.attribute(REFRESH_BEFORE, row.refresh()).refreshToken(new OAuth2RefreshToken(token, row.signedInAt(), row.refreshExpiresAt()));
            case ACCESS -> {
                if (jwt != null) {
                    authorization.token(accessToken(jwt), metadata -> metadata.put(OAuth2Authorization.Token.CLAIMS_METADATA_NAME, jwt.getClaims()));
                }
            }
        }
        if (by != By.CODE && by != By.STATE && row.scopes().contains("openid")) {
            // The framework copies from "the current ID token"; the token customizer sets every claim anew, so a husk is enough.
            authorization.token(new OidcIdToken("-", row.signedInAt(), row.expiresAt(), Map.of("sub", row.account().toString())));
        }
        return authorization.build();
    }
}
