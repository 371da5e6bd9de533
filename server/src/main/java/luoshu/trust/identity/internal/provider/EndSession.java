package luoshu.trust.identity.internal.provider;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.trust.identity.internal.accounts.Accounts;
import luoshu.trust.identity.internal.sessions.Sessions;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Ends the session an ID token names and sends the browser back; without an ID token, sends it to the page that asks. */
final class EndSession implements AuthenticationSuccessHandler {

    private final Sessions sessions;
    private final Accounts accounts;
    private final Audit audit;

    EndSession(Sessions sessions, Accounts accounts, Audit audit) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.audit = audit;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication authentication) throws IOException {
        OidcLogoutAuthenticationToken logout = (OidcLogoutAuthenticationToken) authentication;
        if (logout.getIdTokenHint().equals(EndSessionConverter.NO_HINT)) {
            response.sendRedirect("/identity/sign-out");
            return;
        }
        if (logout.getSessionId() != null) {
            sessions.find(UUID.fromString(logout.getSessionId())).ifPresent(session -> {
                sessions.signOut(session);
                audit.record(accounts.get(session.account()).self(), Act.done("session.sign-out", "session:" + session.id()).with(Map.of("client", String.valueOf(logout.getClientId()))));
            });
        }
        response.sendRedirect(target(logout));
    }

    private static String target(OidcLogoutAuthenticationToken logout) {
        if (logout.getPostLogoutRedirectUri() == null) {
            return "/identity/signed-out";
        }
        return Redirects.with(logout.getPostLogoutRedirectUri(), "state", logout.getState());
    }
}
