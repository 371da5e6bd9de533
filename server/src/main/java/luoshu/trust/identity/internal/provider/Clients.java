package luoshu.trust.identity.internal.provider;

import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import luoshu.trust.identity.internal.Vault;
import luoshu.trust.identity.internal.accounts.Account;
import luoshu.trust.identity.internal.sessions.SessionKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The clients: portal and workbench, which are ours and live at the origin the browser sees, and those administrators registered. */
@Component
public class Clients {

    private record Place(SessionKind application, String origin) {
    }

    private static final UUID PORTAL = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID WORKBENCH = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private final ClientQueries queries;
    private final Issuer issuer;
    private final Vault vault;
    private final Clock clock;
    private final Cache<String, Optional<Client>> recent = Caffeine.newBuilder().expireAfterWrite(Duration.ofMillis(800)).maximumSize(10_000).build();
    private final Cache<Place, Client> builtIn = Caffeine.newBuilder().maximumSize(100).build();

    Clients(ClientQueries queries, Issuer issuer, Vault vault, Clock clock) {
        this.queries = queries;
        this.issuer = issuer;
        this.vault = vault;
        this.clock = clock;
    }

    public Optional<Client> find(String clientId) {
        if (clientId.equals("portal") || clientId.equals("workbench")) {
            return Optional.of(builtIn.get(new Place(clientId.equals("portal") ? SessionKind.PORTAL : SessionKind.WORK, issuer.current()), this::builtIn));
        }
        return recent.get(clientId, queries::find);
    }

    public Optional<Client> find(UUID id) {
        return id.equals(PORTAL) ? find("portal") : id.equals(WORKBENCH) ? find("workbench") : recent.get(id.toString(), _ -> queries.find(id));
    }

    /** One that an administrator registered, as it is now. */
    public Optional<Client> registered(UUID id) {
        return queries.find(id);
    }

    public List<Client> list() {
        return queries.list();
    }

    public void add(Client client, String by) {
        queries.insert(client, by, clock.instant());
        recent.invalidateAll();
    }

    public boolean update(Client client) {
        boolean done = queries.update(client);
        recent.invalidateAll();
        return done;
    }

    /** Equal on every node because the master key is. */
    public String secretOf(SessionKind application) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(vault.digest("built-in-client", application.name()));
    }

    private Client builtIn(Place place) {
        boolean portal = place.application == SessionKind.PORTAL;
        return new Client(portal ? PORTAL : WORKBENCH, portal ? "portal" : "workbench", portal ? "政务服务网" : "政务工作台", Vault.sha256(secretOf(place.application)),
                List.of("authorization_code"), List.of(place.origin + (portal ? "/portal/callback" : "/work/callback")), List.of(place.origin + (portal ? "/" : "/work/")), null,
                List.of("openid", "profile"), portal ? Account.Kind.CITIZEN : Account.Kind.OFFICIAL, "ES256", false, true, 0);
    }

    static boolean secretMatches(CharSequence secret, @Nullable String stored) {
        return stored != null && Vault.same(Vault.sha256(secret.toString()), Base64.getDecoder().decode(stored));
    }
}
