package luoshu.trust.identity.internal.sessions;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import luoshu.trust.identity.internal.accounts.Account;
import org.springframework.stereotype.Component;

/** The provider's own session of a request to one of its pages. */
@Component
public class ProviderSessions {

    private final Sessions sessions;
    private final Cookies cookies;

    ProviderSessions(Sessions sessions, Cookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    public Optional<Session> current(Account.Kind accounts, HttpServletRequest request) {
        SessionKind kind = SessionKind.provider(accounts);
        String token = cookies.read(request, kind.cookie());
        return token == null ? Optional.empty() : sessions.find(kind, token);
    }
}
