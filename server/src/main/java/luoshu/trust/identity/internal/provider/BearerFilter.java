package luoshu.trust.identity.internal.provider;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.ActorAuthentication;
import luoshu.kernel.access.SignInRequired;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** {@code /api/open}: another system with an access token it got for itself. The token of a person's authorisation opens nothing here. */
final class BearerFilter extends OncePerRequestFilter {

    private final AccessTokens tokens;
    private final Clients clients;
    private final HandlerExceptionResolver problems;

    BearerFilter(AccessTokens tokens, Clients clients, HandlerExceptionResolver problems) {
        this.tokens = tokens;
        this.clients = clients;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/open/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        String header = request.getHeader("Authorization");
        if (header == null || SecurityContextHolder.getContext().getAuthentication() != null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Client> client = header.regionMatches(true, 0, "Bearer ", 0, 7) ? client(header.substring(7).strip()) : Optional.empty();
        if (client.isEmpty()) {
            response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            problems.resolveException(request, response, null, new SignInRequired());
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new ActorAuthentication(new Actor.SystemClient(client.get().clientId(), client.get().name(), List.of())));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private Optional<Client> client(String token) {
        Jwt jwt = tokens.find(token);
        return jwt == null || jwt.hasClaim(Authorizations.AUTHORIZATION) ? Optional.empty() : clients.find(jwt.getSubject()).filter(Client::enabled);
    }
}
