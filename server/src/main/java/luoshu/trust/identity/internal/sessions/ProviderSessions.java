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
        SessionKind kind = SessionKind.provider(audience);
        String token = cookies.read(request, kind.cookie());
        return token == null ? Optional.empty() : sessions.find(kind, token).filter(session -> accounts.find(session.account()).filter(Account::enabled).isPresent());
    }

    /** Who is at this page. */
    public Optional<Account> account(Account.Kind audience, HttpServletRequest request) {
        return current(audience, request).map(session -> accounts.get(session.account()));
    }
}
