package luoshu.data.lineage.internal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.ActorAuthentication;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.requests.RateLimit;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** {@code /api/v1/lineage}: a system with a key. Whoever tries keys is slowed down by address. */
final class ReporterKeyFilter extends OncePerRequestFilter {

    private final RateLimit guesses = new RateLimit(60);
    private final ReporterQueries queries;
    private final HandlerExceptionResolver problems;

    ReporterKeyFilter(ReporterQueries queries, HandlerExceptionResolver problems) {
        this.queries = queries;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/v1/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        String header = request.getHeader("Authorization");
        if (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            Optional<ReporterKey> key = queries.inForce(DefaultReporters.hash(header.substring(7).strip()));
            if (key.isPresent()) {
                request.setAttribute(ReporterKey.ATTRIBUTE, key.get());
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(new ActorAuthentication(new Actor.SystemClient("lineage-reporter:" + key.get().id(), key.get().name(), List.of())));
                SecurityContextHolder.setContext(context);
            } else {
                try {
                    guesses.take(request.getRemoteAddr());
                } catch (Refused tooMany) {
                    problems.resolveException(request, response, null, tooMany);
                    return;
                }
            }
        }
        chain.doFilter(request, response);
    }
}
