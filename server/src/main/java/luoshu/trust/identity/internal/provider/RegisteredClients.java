package luoshu.trust.identity.internal.provider;

import java.util.Base64;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import luoshu.trust.identity.internal.IdentitySettings;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** Our clients in the framework's form. A disabled client does not exist. PKCE is asked of everybody, refresh tokens are never used twice. */
@Component
class RegisteredClients implements RegisteredClientRepository {

    private final Clients clients;
    /** By identity: {@link Clients} hands out the same record for as long as it keeps it. */
    private final Cache<Client, RegisteredClient> made = Caffeine.newBuilder().weakKeys().maximumSize(10_000).build();
    private final IdentitySettings.Tokens tokens;

    RegisteredClients(Clients clients, IdentitySettings settings) {
        this.clients = clients;
        this.tokens = settings.tokens();
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients are registered by administrators");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return clients.find(UUID.fromString(id)).filter(Client::enabled).map(client -> made.get(client, this::registered)).orElse(null);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return clients.find(clientId).filter(Client::enabled).map(client -> made.get(client, this::registered)).orElse(null);
    }

    private RegisteredClient registered(Client client) {
        RegisteredClient.Builder builder = RegisteredClient.withId(client.id().toString()).clientId(client.clientId()).clientName(client.name());
        if (client.secret() == null) {
            builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        } else {
            builder.clientSecret(Base64.getEncoder().encodeToString(client.secret()))
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC).clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        }
        client.grantTypes().forEach(type -> builder.authorizationGrantType(new AuthorizationGrantType(type)));
        client.redirectUris().forEach(builder::redirectUri);
        client.postLogoutUris().forEach(builder::postLogoutRedirectUri);
        client.scopes().forEach(builder::scope);
        return builder.clientSettings(ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(client.consent()).build())
                .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(tokens.access()).refreshTokenTimeToLive(tokens.refresh())
                        .authorizationCodeTimeToLive(tokens.code()).reuseRefreshTokens(false)
                        .idTokenSignatureAlgorithm(SignatureAlgorithm.from(client.idTokenAlgorithm())).build())
                .build();
    }
}
