package luoshu.trust.identity.internal.provider;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.trust.identity.internal.sessions.ProviderSessions;
import luoshu.trust.identity.internal.sessions.Session;
import luoshu.trust.identity.internal.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who is at the authorisation endpoint: the provider's session of the kind of account the client serves. A client that asks for a fresh sign-in ({@code prompt=login},
 * {@code max_age}) meets nobody.
 */
final class ProviderSessionFilter extends OncePerRequestFilter {

    private final Clients clients;
    private final ProviderSessions present;
    private final Sessions sessions;
    private final Clock clock;

    ProviderSessionFilter(Clients clients, ProviderSessions present, Sessions sessions, Clock clock) {
        this.clients = clients;
        this.present = present;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals("/oauth2/authorize");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        String clientId = request.getParameter("client_id");
        Optional<Session> session = clientId == null ? Optional.empty() : clients.find(clientId).flatMap(client -> present.current(client.audience(), request));
        session.filter(found -> freshEnough(found, request)).ifPresent(found -> {
            sessions.seen(found);
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new PersonAuthentication(found.account(), found.id(), found.factors(), found.signedInAt()));
            SecurityContextHolder.setContext(context);
        });
        chain.doFilter(request, response);
    }

    private boolean freshEnough(Session session, HttpServletRequest request) {
        String prompt = request.getParameter("prompt");
        if (prompt != null && (" " + prompt + " ").contains(" login ")) {
            return false;
        }
        Long maxAge = number(request.getParameter("max_age"));
        return maxAge == null || session.signedInAt().plusSeconds(maxAge).isAfter(clock.instant());
    }

    private static @Nullable Long number(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Long.valueOf(text) : null;
    }
}
