package luoshu.trust.identity.internal.provider;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.trust.identity.internal.accounts.Account;
import luoshu.trust.identity.internal.accounts.Accounts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people agreed to. */
@Component
class Consents implements OAuth2AuthorizationConsentService {

    record Given(UUID client, List<String> scopes, Instant at) {
    }

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Audit audit;
    private final Clock clock;

    Consents(JdbcClient jdbc, Accounts accounts, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void save(OAuth2AuthorizationConsent consent) {
        jdbc.sql("""
                insert into identity.consent (client, account, scopes, at) values (:client, :account, :scopes, :at)
                on conflict (account, client) do update set scopes = excluded.scopes, at = excluded.at
                """)
                .param("client", UUID.fromString(consent.getRegisteredClientId())).param("account", UUID.fromString(consent.getPrincipalName()))
                .param("scopes", consent.getScopes().toArray(String[]::new)).param("at", Timestamp.from(clock.instant())).update();
        Account account = accounts.get(UUID.fromString(consent.getPrincipalName()));
        audit.record(account.self(), Act.done("consent.give", "client:" + consent.getRegisteredClientId()).of(account.person()).with(Map.of("scopes", List.copyOf(consent.getScopes()))));
    }

    /** Newest first. */
    List<Given> listOf(UUID account) {
        return jdbc.sql("select client, scopes, at from identity.consent where account = :account order by at desc").param("account", account)
                .query((row, _) -> new Given(row.getObject("client", UUID.class), List.of((String[]) row.getArray("scopes").getArray()), row.getTimestamp("at").toInstant())).list();
    }

    boolean withdraw(UUID client, UUID account) {
        return jdbc.sql("delete from identity.consent where client = :client and account = :account").param("client", client).param("account", account).update() == 1;
    }

    @Override
    public void remove(OAuth2AuthorizationConsent consent) {
        withdraw(UUID.fromString(consent.getRegisteredClientId()), UUID.fromString(consent.getPrincipalName()));
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
