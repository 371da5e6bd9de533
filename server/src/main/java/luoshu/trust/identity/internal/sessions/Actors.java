package luoshu.trust.identity.internal.sessions;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Grants;
import luoshu.kernel.access.GrantsChanged;
import luoshu.kernel.access.HeldGrant;
import luoshu.kernel.access.Roles;
import luoshu.kernel.access.SignInRequired;
import luoshu.trust.identity.internal.accounts.Account;
import luoshu.trust.identity.internal.accounts.AccountChanged;
import luoshu.trust.identity.internal.accounts.Accounts;
import luoshu.kernel.parties.CapacitiesChanged;
import luoshu.kernel.parties.Capacity;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.parties.Standing;
import luoshu.trust.identity.web.PostRef;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * From cookie to actor. Remembered for less than a second, so that a revocation counts within one second on every node; on the node that changed something it counts
 * at once.
 */
@Component
public class Actors {

    private record Key(SessionKind kind, String token) {
    }

    private final Sessions sessions;
    private final Accounts accounts;
    private final Grants grants;
    private final Roles roles;
    private final Parties parties;
    private final Posts posts;
    private final Remembered<Key, Optional<SignedIn>> recent = new Remembered<>(Duration.ofMillis(800));

    Actors(Sessions sessions, Accounts accounts, Grants grants, Roles roles, Parties parties, Posts posts) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.grants = grants;
        this.roles = roles;
        this.parties = parties;
        this.posts = posts;
    }

    public Optional<SignedIn> find(SessionKind kind, String token) {
        return recent.get(new Key(kind, token), this::load);
    }

    private Optional<SignedIn> load(Key key) {
        Optional<SignedIn> found = sessions.find(key.kind, key.token).flatMap(this::signedIn);
        found.ifPresent(me -> sessions.seen(me.session()));
        return found;
    }

    /** The same person after this request changed where they sit: read again, whatever is remembered. */
    public SignedIn reload(SignedIn me) {
        return sessions.find(me.session().id()).flatMap(this::signedIn).orElseThrow(SignInRequired::new);
    }

    private Optional<SignedIn> signedIn(Session session) {
        return accounts.find(session.account()).filter(Account::enabled)
                .map(account -> account.kind() == Account.Kind.CITIZEN ? applicant(session, account) : official(session, account));
    }

    private SignedIn applicant(Session session, Account account) {
        Standing standing = parties.standing(new PartyId(account.person()));
        Capacity chosen = chosen(standing, session.seat());
        boolean authorised = chosen.kind() == Actor.CapacityKind.HANDLER || chosen.kind() == Actor.CapacityKind.AGENT;
        Actor actor = new Actor.Applicant(account.id(), standing.capacities().getFirst().partyId(), standing.name(), standing.realNameLevel(), chosen.kind(), chosen.partyId(),
                chosen.partyName(), authorised ? chosen.id() : null, chosen.scope());
        return new SignedIn(session, account, actor, chosen.id());
    }

    /** The capacity taken, if it is still held; else the person themselves. */
    public static Capacity chosen(Standing standing, @Nullable UUID seat) {
        return standing.capacities().stream().filter(each -> each.id().equals(seat)).findFirst().orElse(standing.capacities().getFirst());
    }

    private SignedIn official(Session session, Account account) {
        List<HeldGrant> held = grants.listCurrent(account.id());
        List<PostRef> mine = posts.of(held);
        if (mine.isEmpty()) {
            return new SignedIn(session, account, new Actor.Official(account.id(), account.name(), account.id(), "", "", "", "", null, List.of()), null);
        }
        PostRef post = mine.stream().filter(each -> each.id().equals(session.seat())).findFirst().orElse(mine.getFirst());
        List<HeldGrant> here = held.stream().filter(grant -> grant.post().equals(post.id())).toList();
        Actor actor = new Actor.Official(account.id(), account.name(), post.id(), post.title(), post.organCode(), post.organName(), post.regionCode(),
                roles.get(here.getFirst().role()).administrator(), here.stream().map(grants::toGrant).toList());
        return new SignedIn(session, account, actor, post.id());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void forget(SessionsChanged changed) {
        recent.forget();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void forget(GrantsChanged changed) {
        recent.forget();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void forget(CapacitiesChanged changed) {
        recent.forget();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void forget(AccountChanged changed) {
        recent.forget();
    }
}
