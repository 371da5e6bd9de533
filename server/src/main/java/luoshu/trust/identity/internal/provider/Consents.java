package luoshu.trust.identity.internal.provider;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.stereotype.Component;

/** What people agreed to. */
@Component
class Consents implements OAuth2AuthorizationConsentService {

    private final JdbcClient jdbc;
    private final Clock clock;

    Consents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void save(OAuth2AuthorizationConsent consent) {
        jdbc.sql("""
                insert into identity.consent (client, account, scopes, at) values (:client, :account, :scopes, :at)
                on conflict (account, client) do update set scopes = excluded.scopes, at = excluded.at
                """)
                .param("client", UUID.fromString(consent.getRegisteredClientId())).param("account", UUID.fromString(consent.getPrincipalName()))
                .param("scopes", consent.getScopes().toArray(String[]::new)).param("at", Timestamp.from(clock.instant())).update();
    }

    @Override
    public void remove(OAuth2AuthorizationConsent consent) {
        jdbc.sql("delete from identity.consent where client = :client and account = :account")
                .param("client", UUID.fromString(consent.getRegisteredClientId())).param("account", UUID.fromString(consent.getPrincipalName())).update();
    }

    @Override
    public @Nullable OAuth2AuthorizationConsent findById(String client, String principal) {
        return jdbc.sql("select scopes from identity.consent where client = :client and account = :account")
                .param("client", UUID.fromString(client)).param("account", UUID.fromString(principal))
                .query((row, _) -> {
                    OAuth2AuthorizationConsent.Builder consent = OAuth2AuthorizationConsent.withId(client, principal);
                    Set.of((String[]) row.getArray("scopes").getArray()).forEach(consent::scope);
                    return consent.build();
                }).optional().orElse(null);
    }
}
