package luoshu.trust.identity.internal.sessions;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import luoshu.trust.identity.internal.accounts.Account;
import luoshu.trust.identity.internal.accounts.Accounts;
import org.springframework.stereotype.Component;

/** The provider's own session of a request to one of its pages. */
@Component
public class ProviderSessions {

    private final Sessions sessions;
    private final Accounts accounts;
    private final Cookies cookies;

    ProviderSessions(Sessions sessions, Accounts accounts, Cookies cookies) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.cookies = cookies;
    }

    /** The session of an account that is not disabled. */
    public Optional<Session> current(Account.Kind audience, HttpServletRequest request) {
        return open(audience, request).filter(session -> enabled(session).isPresent());
    }

    /** Who is at this page. */
    public Optional<Account> account(Account.Kind audience, HttpServletRequest request) {
        return open(audience, request).flatMap(this::enabled);
    }

    private Optional<Session> open(Account.Kind audience, HttpServletRequest request) {
        SessionKind kind = SessionKind.provider(audience);
        String token = cookies.read(request, kind.cookie());
        return token == null ? Optional.empty() : sessions.find(kind, token);
    }

    private Optional<Account> enabled(Session session) {
        return accounts.find(session.account()).filter(Account::enabled);
    }
}
