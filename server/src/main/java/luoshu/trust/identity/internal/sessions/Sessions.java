package luoshu.trust.identity.internal.sessions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import luoshu.trust.identity.internal.IdentitySettings;
import luoshu.trust.identity.internal.Vault;
import luoshu.trust.identity.internal.accounts.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens, finds and ends sessions. The token exists in the browser's cookie only; the table has its digest. */
@Component
public class Sessions {

    private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);
    private final SessionQueries queries;
    private final IdentitySettings.Sessions settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Sessions(SessionQueries queries, IdentitySettings settings, ApplicationEventPublisher events, Clock clock) {
        this.queries = queries;
        this.settings = settings.sessions();
        this.events = events;
        this.clock = clock;
    }

    /** A session just opened, and the only copy of its token. */
    public record Opened(String token, Session session) {
    }

    /** The provider's session: the person has shown who they are. */
    @Transactional
    public Opened open(Account account, List<String> factors, HttpServletRequest request) {
        SessionKind kind = SessionKind.provider(account.kind());
        Instant now = clock.instant();
        Duration life = account.kind() == Account.Kind.CITIZEN ? settings.citizenAbsolute() : settings.officialAbsolute();
        return open(new Session(UUID.randomUUID(), kind, account.id(), null, null, factors, Devices.describe(request), request.getRemoteAddr(),
                now, now, now.plus(life)));
    }

    /** An application's session; it ends when {@code parent} does. */
    @Transactional
    public Opened openThrough(Session parent, SessionKind kind, HttpServletRequest request) {
        return open(new Session(UUID.randomUUID(), kind, parent.account(), parent.id(), null, parent.factors(), Devices.describe(request),
                request.getRemoteAddr(), clock.instant(), clock.instant(), parent.expiresAt()));
    }

    private Opened open(Session wanted) {
        queries.deleteOldest(wanted.account(), wanted.kind(), settings.most() - 1);
        String token = Vault.token();
        UUID id = queries.insert(Vault.sha256(token), wanted);
        return new Opened(token, queries.find(id).orElseThrow());
    }

    /** The live session of this token. */
    public Optional<Session> find(SessionKind kind, String token) {
        Optional<Session> found = queries.find(Vault.sha256(token), kind);
        found.ifPresent(this::endIfOver);
        return found.filter(this::live);
    }

    /** What is over stays over: a clock set back must not bring it to life again, nor the session it was opened through. */
    private void endIfOver(Session session) {
        if (!live(session)) {
            queries.delete(session.id());
            if (session.parent() != null) {
                queries.find(session.parent()).ifPresent(this::endIfOver);
            }
        }
    }

    public Optional<Session> find(UUID id) {
        return queries.find(id).filter(this::live);
    }

    /** Notes that the person is there; written at most once a minute, or when the clock was set back, since a visit in the future would lengthen the session. */
    public void seen(Session session) {
        Instant now = clock.instant();
        if (session.lastSeenAt().plus(TOUCH_EVERY).isBefore(now) || session.lastSeenAt().minus(TOUCH_EVERY).isAfter(now)) {
            queries.touch(session.id(), session.parent(), now);
        }
    }

    public List<Session> listOf(UUID account, SessionKind kind) {
        return queries.listOf(account, kind, clock.instant()).stream().filter(this::live).toList();
    }

    public void take(Session session, UUID seat) {
        queries.seat(session.id(), seat);
        events.publishEvent(new SessionsChanged());
    }

    /** Ends this application session and the provider session behind it, with everything opened through that. */
    @Transactional
    public void signOut(Session session) {
        UUID root = session.parent() == null ? session.id() : session.parent();
        queries.delete(root);
        queries.delete(session.id());
        events.publishEvent(new SessionEnded(root, session.account()));
        events.publishEvent(new SessionsChanged());
    }

    /** @param except a provider session that stays, with what was opened through it */
    @Transactional
    public void endAllOf(UUID account, @Nullable Session except) {
        for (SessionKind each : List.of(SessionKind.CITIZEN, SessionKind.OFFICIAL)) {
            queries.listOf(account, each, clock.instant()).stream().filter(session -> except == null || !session.id().equals(except.id()))
                    .forEach(session -> events.publishEvent(new SessionEnded(session.id(), account)));
        }
        queries.deleteAllOf(account, except == null ? null : except.id());
        events.publishEvent(new SessionsChanged());
    }

    public long idleSeconds(SessionKind kind) {
        return idle(kind).toSeconds();
    }

    private boolean live(Session session) {
        Instant now = clock.instant();
        return session.expiresAt().isAfter(now) && session.lastSeenAt().plus(idle(session.kind())).isAfter(now);
    }

    private Duration idle(SessionKind kind) {
        return kind.accounts() == Account.Kind.CITIZEN ? settings.citizenIdle() : settings.officialIdle();
    }
}
