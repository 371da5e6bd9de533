package luoshu.trust.identity.internal.sessions;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.kernel.access.ActorAuthentication;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Turns the cookie of {@code /api/portal}, {@code /api/work} and {@code /api/admin} into the actor of the request; refuses writes that no page of ours sent, and whatever a
 * page asks in a capacity or post ({@code Luoshu-Seat}) that the session no longer acts in: changed in another window, or revoked.
 */
public class SessionFilter extends OncePerRequestFilter {

    public static final String SIGNED_IN = SignedIn.class.getName();
    public static final String SEAT = "Luoshu-Seat";
    private static final Pattern OF_THE_SESSION = Pattern.compile("/api/(portal|work)/(session(/.*)?|sign-out)");
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
    private final Actors actors;
    private final Cookies cookies;
    private final Origins origins;
    private final HandlerExceptionResolver problems;

    public SessionFilter(Actors actors, Cookies cookies, Origins origins, HandlerExceptionResolver problems) {
        this.actors = actors;
        this.cookies = cookies;
        this.origins = origins;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        SessionKind kind = kind(request.getRequestURI());
        String token = kind == null ? null : cookies.read(request, kind.cookie());
        if (kind != null && token != null && SecurityContextHolder.getContext().getAuthentication() == null) {
            if (!HARMLESS.contains(request.getMethod()) && !origins.sameOrigin(request)) {
                problems.resolveException(request, response, null,
                        new Refused(Problem.Kind.NOT_PERMITTED, "cross-site-request", "a write with a session cookie must come from a page of this site"));
                return;
            }
            Optional<SignedIn> signedIn = actors.find(kind, token);
            if (signedIn.isPresent()) {
                if (!agrees(request, signedIn.get())) {
                    problems.resolveException(request, response, null,
                            new Refused(Problem.Kind.CONFLICT, "seat-changed", "the session acts in another capacity or post than " + SEAT + " names"));
                    return;
                }
                request.setAttribute(SIGNED_IN, signedIn.get());
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(new ActorAuthentication(signedIn.get().actor()));
                SecurityContextHolder.setContext(context);
            }
        }
        chain.doFilter(request, response);
    }

    /** What concerns the session itself stays open, or nobody could find out where they sit now. */
    private static boolean agrees(HttpServletRequest request, SignedIn signedIn) {
        String seat = request.getHeader(SEAT);
        return seat == null || seat.equals(String.valueOf(signedIn.seat())) || OF_THE_SESSION.matcher(request.getRequestURI()).matches();
    }

    private static @Nullable SessionKind kind(String path) {
        if (path.startsWith("/api/portal/")) {
            return SessionKind.PORTAL;
        }
        return path.startsWith("/api/work/") || path.startsWith("/api/admin/") ? SessionKind.WORK : null;
    }
}
